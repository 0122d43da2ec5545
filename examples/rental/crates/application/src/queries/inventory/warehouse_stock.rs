//! How warehouse stocks are read: with their warehouse.

use domain::entities::inventory::WarehouseStock;
use domain::ids::ItemId;
use domain::ids::WarehouseStockId;

/// A warehouse stock as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct WarehouseStockView {
    /// Its identity within its warehouse.
    pub id: WarehouseStockId,
    /// Its item, by id.
    pub item_id: ItemId,
    /// Its quantity.
    pub quantity: i32,
}

impl From<&WarehouseStock> for WarehouseStockView {
    fn from(warehouse_stock: &WarehouseStock) -> Self {
        Self {
            id: warehouse_stock.id(),
            item_id: warehouse_stock.item_id(),
            quantity: warehouse_stock.quantity(),
        }
    }
}
