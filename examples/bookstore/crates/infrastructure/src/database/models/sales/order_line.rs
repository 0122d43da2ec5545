//! Order lines as rows of the table `order_lines`.

use application::queries::sales::OrderLineView;
use domain::entities::sales::OrderLine;
use domain::entities::sales::OrderLineDraft;
use domain::ids::OrderId;
use domain::ids::OrderLineId;
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
        name: "order_lines",
        columns: &[
            "id",
            "order_id",
            "position",
            "book_id",
            "quantity",
            "unit_price",
            "subtotal",
        ],
        uniques: &[],
    },
    root: "orders",
    root_id: "order_id",
};

/// An order line at its position as a row, in the order of the columns.
pub(crate) fn values(
    root: OrderId,
    position: i64,
    order_line: &OrderLine,
    row: &mut RowValues<'_>,
) {
    row.push_bind(Uuid::from(order_line.id()));
    row.push_bind(Uuid::from(root));
    row.push_bind(position);
    row.push_bind(Uuid::from(order_line.book_id()));
    row.push_bind(order_line.quantity());
    row.push_bind(Exact(order_line.unit_price()));
    row.push_bind(Exact(order_line.subtotal()));
}

/// What a row says, before any rule is checked.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn draft(row: &Row) -> Result<(OrderLineId, OrderLineDraft), sqlx::Error> {
    let draft = OrderLineDraft {
        book_id: Some(row.try_get::<Uuid, _>("book_id")?.into()),
        quantity: Some(row.try_get("quantity")?),
        unit_price: Some(row.try_get::<Exact, _>("unit_price")?.0),
    };
    Ok((row.try_get::<Uuid, _>("id")?.into(), draft))
}

/// The read model of a row.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn view(row: &Row) -> Result<OrderLineView, sqlx::Error> {
    Ok(OrderLineView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        book_id: row.try_get::<Uuid, _>("book_id")?.into(),
        quantity: row.try_get("quantity")?,
        unit_price: row.try_get::<Exact, _>("unit_price")?.0,
        subtotal: row.try_get::<Exact, _>("subtotal")?.0,
    })
}
