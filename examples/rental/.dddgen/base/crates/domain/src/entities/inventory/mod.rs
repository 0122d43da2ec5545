//! What we have, and where it is.

mod item;
mod warehouse;
mod warehouse_stock;

pub use item::{Item, ItemDetails, ItemDraft};
pub use warehouse::{Warehouse, WarehouseDetails, WarehouseDraft};
pub use warehouse_stock::{WarehouseStock, WarehouseStockDetails, WarehouseStockDraft};
