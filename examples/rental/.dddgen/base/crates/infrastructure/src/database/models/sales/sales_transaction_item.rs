//! Sales transaction items as rows of the table `sales_transaction_items`.

use application::queries::sales::SalesTransactionItemView;
use domain::entities::sales::SalesTransactionItem;
use domain::entities::sales::SalesTransactionItemDraft;
use domain::ids::SalesTransactionId;
use domain::ids::SalesTransactionItemId;
use sqlx::Row as _;
use uuid::Uuid;

use crate::database::Exact;
use crate::database::MemberTable;
use crate::database::Row;
use crate::database::RowValues;
use crate::database::Table;

/// The table.
pub(crate) const TABLE: MemberTable = MemberTable {
    rows: Table {
        name: "sales_transaction_items",
        columns: &[
            "id",
            "sales_transaction_id",
            "position",
            "item_id",
            "quantity",
            "unit_price",
            "amount",
        ],
        uniques: &[],
    },
    root: "sales_transactions",
    root_id: "sales_transaction_id",
};

/// A sales transaction item at its position as a row, in the order of the columns.
pub(crate) fn values(
    root: SalesTransactionId,
    position: i64,
    sales_transaction_item: &SalesTransactionItem,
    row: &mut RowValues<'_>,
) {
    row.push_bind(Uuid::from(sales_transaction_item.id()));
    row.push_bind(Uuid::from(root));
    row.push_bind(position);
    row.push_bind(Uuid::from(sales_transaction_item.item_id()));
    row.push_bind(sales_transaction_item.quantity());
    row.push_bind(Exact(sales_transaction_item.unit_price()));
    row.push_bind(Exact(sales_transaction_item.amount()));
}

/// What a row says, before any rule is checked.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn draft(
    row: &Row,
) -> Result<(SalesTransactionItemId, SalesTransactionItemDraft), sqlx::Error> {
    let draft = SalesTransactionItemDraft {
        item_id: Some(row.try_get::<Uuid, _>("item_id")?.into()),
        quantity: Some(row.try_get("quantity")?),
        unit_price: Some(row.try_get::<Exact, _>("unit_price")?.0),
    };
    Ok((row.try_get::<Uuid, _>("id")?.into(), draft))
}

/// The read model of a row.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn view(row: &Row) -> Result<SalesTransactionItemView, sqlx::Error> {
    Ok(SalesTransactionItemView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        item_id: row.try_get::<Uuid, _>("item_id")?.into(),
        quantity: row.try_get("quantity")?,
        unit_price: row.try_get::<Exact, _>("unit_price")?.0,
        amount: row.try_get::<Exact, _>("amount")?.0,
    })
}
