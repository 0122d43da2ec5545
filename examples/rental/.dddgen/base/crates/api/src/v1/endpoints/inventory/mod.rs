//! Endpoints of the context `inventory`.

pub(in crate::v1) mod item;
pub(in crate::v1) mod transfer_stock;
pub(in crate::v1) mod warehouse;
pub(in crate::v1) mod warehouse_stock;
