//! Use cases of the context `inventory`.

mod item;
mod transfer_stock;
mod warehouse;
mod warehouse_stock;

pub use item::{CreateItem, DeleteItem, ItemChanges, ItemUseCases, PatchItem, ReplaceItem};
pub use transfer_stock::{TransferStock, TransferStockOutcome, TransferStockUseCase};
pub use warehouse::{
    CreateWarehouse, DeleteWarehouse, PatchWarehouse, WarehouseChanges, WarehouseUseCases,
};
pub use warehouse_stock::AddWarehouseStock;
pub use warehouse_stock::PatchWarehouseStock;
pub use warehouse_stock::RemoveWarehouseStock;
pub use warehouse_stock::ReplaceWarehouseStock;
pub use warehouse_stock::WarehouseStockChanges;
pub use warehouse_stock::WarehouseStockUseCases;
