//! The context `inventory` over HTTP.

pub(crate) mod item;
mod transfer_stock;
pub(crate) mod warehouse;
pub(crate) mod warehouse_stock;
