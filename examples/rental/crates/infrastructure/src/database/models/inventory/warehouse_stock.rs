//! Warehouse stocks as rows of the table `warehouse_stocks`.

use application::queries::inventory::WarehouseStockView;
use domain::entities::inventory::WarehouseStock;
use domain::entities::inventory::WarehouseStockDraft;
use domain::ids::WarehouseId;
use domain::ids::WarehouseStockId;
use sqlx::Row as _;
use uuid::Uuid;

use crate::database::MemberTable;
use crate::database::Row;
use crate::database::RowValues;
use crate::database::Table;

/// The table.
pub(crate) const TABLE: MemberTable = MemberTable {
    rows: Table {
        name: "warehouse_stocks",
        columns: &["id", "warehouse_id", "position", "item_id", "quantity"],
        uniques: &[],
    },
    root: "warehouses",
    root_id: "warehouse_id",
};

/// A warehouse stock at its position as a row, in the order of the columns.
pub(crate) fn values(
    root: WarehouseId,
    position: i64,
    warehouse_stock: &WarehouseStock,
    row: &mut RowValues<'_>,
) {
    row.push_bind(Uuid::from(warehouse_stock.id()));
    row.push_bind(Uuid::from(root));
    row.push_bind(position);
    row.push_bind(Uuid::from(warehouse_stock.item_id()));
    row.push_bind(warehouse_stock.quantity());
}

/// What a row says, before any rule is checked.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn draft(row: &Row) -> Result<(WarehouseStockId, WarehouseStockDraft), sqlx::Error> {
    let draft = WarehouseStockDraft {
        item_id: Some(row.try_get::<Uuid, _>("item_id")?.into()),
        quantity: Some(row.try_get("quantity")?),
    };
    Ok((row.try_get::<Uuid, _>("id")?.into(), draft))
}

/// The read model of a row.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn view(row: &Row) -> Result<WarehouseStockView, sqlx::Error> {
    Ok(WarehouseStockView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        item_id: row.try_get::<Uuid, _>("item_id")?.into(),
        quantity: row.try_get("quantity")?,
    })
}
