//! The contract of the context `inventory`.

pub(crate) mod item;
pub(crate) mod warehouse;
pub(crate) mod warehouse_stock;
