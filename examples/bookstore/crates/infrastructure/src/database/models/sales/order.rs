//! Orders as rows of the table `orders`.

use application::queries::sales::OrderView;
use domain::entities::sales::Order;
use domain::entities::sales::OrderDetails;
use domain::entities::sales::OrderDraft;
use sqlx::Row as _;
use uuid::Uuid;

use crate::database::Row;
use crate::database::RowValues;
use crate::database::Table;
use crate::database::audit;
use crate::database::broken;
use crate::database::version;

/// The table.
pub(crate) const TABLE: Table = Table {
    name: "orders",
    columns: &[
        "id",
        "customer_id",
        "book_id",
        "quantity",
        "placed_at",
        "note",
        "version",
        "created_at",
        "created_by",
        "updated_at",
        "updated_by",
        "deleted_at",
    ],
    uniques: &[],
};

/// An order as a row, in the order of the columns.
pub(crate) fn values(order: &Order, row: &mut RowValues<'_>) {
    let audit = order.audit();
    row.push_bind(Uuid::from(order.id()));
    row.push_bind(Uuid::from(order.customer_id()));
    row.push_bind(Uuid::from(order.book_id()));
    row.push_bind(order.quantity());
    row.push_bind(order.placed_at());
    row.push_bind(order.note());
    row.push_bind(order.version().number());
    row.push_bind(audit.created.at);
    row.push_bind(audit.created.by.as_str());
    row.push_bind(audit.updated.at);
    row.push_bind(audit.updated.by.as_str());
    row.push_bind(audit.deleted_at);
}

/// The order of a row.
///
/// # Errors
/// When the row cannot be read, or breaks the rules of the domain.
pub(crate) fn restore(row: &Row) -> Result<Order, sqlx::Error> {
    let draft = OrderDraft {
        customer_id: Some(row.try_get::<Uuid, _>("customer_id")?.into()),
        book_id: Some(row.try_get::<Uuid, _>("book_id")?.into()),
        quantity: Some(row.try_get("quantity")?),
        placed_at: Some(row.try_get("placed_at")?),
        note: row.try_get("note")?,
    };
    let id = row.try_get::<Uuid, _>("id")?;
    let details = OrderDetails::parse(draft).map_err(broken)?;
    Ok(Order::restore(
        id.into(),
        details,
        audit(row)?,
        version(row)?,
    ))
}

/// The read model of a row.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn view(row: &Row) -> Result<OrderView, sqlx::Error> {
    Ok(OrderView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        customer_id: row.try_get::<Uuid, _>("customer_id")?.into(),
        book_id: row.try_get::<Uuid, _>("book_id")?.into(),
        quantity: row.try_get("quantity")?,
        placed_at: row.try_get("placed_at")?,
        note: row.try_get("note")?,
        audit: audit(row)?,
        version: version(row)?,
    })
}
