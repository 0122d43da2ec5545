//! Read models of the context `inventory`.

mod item;
mod warehouse;
mod warehouse_stock;

pub use item::{ItemField, ItemQueries, ItemView};
pub use warehouse::{WarehouseField, WarehouseQueries, WarehouseView};
pub use warehouse_stock::WarehouseStockView;
