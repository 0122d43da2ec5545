//! Sales transaction returns as rows of the table `sales_transaction_returns`.

use application::queries::sales::SalesTransactionReturnView;
use domain::entities::sales::SalesTransactionReturn;
use domain::entities::sales::SalesTransactionReturnDraft;
use domain::ids::SalesTransactionId;
use domain::ids::SalesTransactionReturnId;
use sqlx::Row as _;
use uuid::Uuid;

use crate::database::MemberTable;
use crate::database::Row;
use crate::database::RowValues;
use crate::database::Table;

/// The table.
pub(crate) const TABLE: MemberTable = MemberTable {
    rows: Table {
        name: "sales_transaction_returns",
        columns: &[
            "id",
            "sales_transaction_id",
            "position",
            "item_id",
            "quantity",
            "reason",
            "returned_on",
        ],
        uniques: &[],
    },
    root: "sales_transactions",
    root_id: "sales_transaction_id",
};

/// A sales transaction return at its position as a row, in the order of the columns.
pub(crate) fn values(
    root: SalesTransactionId,
    position: i64,
    sales_transaction_return: &SalesTransactionReturn,
    row: &mut RowValues<'_>,
) {
    row.push_bind(Uuid::from(sales_transaction_return.id()));
    row.push_bind(Uuid::from(root));
    row.push_bind(position);
    row.push_bind(Uuid::from(sales_transaction_return.item_id()));
    row.push_bind(sales_transaction_return.quantity());
    row.push_bind(sales_transaction_return.reason());
    row.push_bind(sales_transaction_return.returned_on());
}

/// What a row says, before any rule is checked.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn draft(
    row: &Row,
) -> Result<(SalesTransactionReturnId, SalesTransactionReturnDraft), sqlx::Error> {
    let draft = SalesTransactionReturnDraft {
        item_id: Some(row.try_get::<Uuid, _>("item_id")?.into()),
        quantity: Some(row.try_get("quantity")?),
        reason: Some(row.try_get("reason")?),
        returned_on: Some(row.try_get("returned_on")?),
    };
    Ok((row.try_get::<Uuid, _>("id")?.into(), draft))
}

/// The read model of a row.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn view(row: &Row) -> Result<SalesTransactionReturnView, sqlx::Error> {
    Ok(SalesTransactionReturnView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        item_id: row.try_get::<Uuid, _>("item_id")?.into(),
        quantity: row.try_get("quantity")?,
        reason: row.try_get("reason")?,
        returned_on: row.try_get("returned_on")?,
    })
}
