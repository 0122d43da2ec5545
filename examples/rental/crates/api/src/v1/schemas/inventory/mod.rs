//! What the context `inventory` sends and receives.

mod item;
mod warehouse;
mod warehouse_stock;

pub(in crate::v1) use item::{ItemBody, ItemPatch, ItemResponse};
pub(in crate::v1) use warehouse::WarehouseReplacement;
pub(in crate::v1) use warehouse::{WarehouseBody, WarehousePatch, WarehouseResponse};
pub(in crate::v1) use warehouse_stock::WarehouseStockBody;
pub(in crate::v1) use warehouse_stock::WarehouseStockPatch;
pub(in crate::v1) use warehouse_stock::WarehouseStockResponse;
