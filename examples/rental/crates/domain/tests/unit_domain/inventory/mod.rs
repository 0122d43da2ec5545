//! Rules of the context `inventory`.

pub(crate) mod item;
mod relocation;
pub(crate) mod warehouse;
pub(crate) mod warehouse_stock;
