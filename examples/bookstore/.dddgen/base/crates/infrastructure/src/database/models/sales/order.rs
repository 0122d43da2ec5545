//! Orders as rows of the table `orders`.

pub(crate) mod parts;

use application::queries::sales::OrderView;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::sales::Order;
use domain::entities::sales::OrderDetails;
use domain::entities::sales::OrderDraft;
use sqlx::Row as _;
use uuid::Uuid;

use crate::database::Exact;
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
        "placed_at",
        "status",
        "note",
        "total",
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
    row.push_bind(order.placed_at());
    row.push_bind(order.status().as_str());
    row.push_bind(order.note());
    row.push_bind(Exact(order.total()));
    row.push_bind(order.version().number());
    row.push_bind(audit.created.at);
    row.push_bind(audit.created.by.as_str());
    row.push_bind(audit.updated.at);
    row.push_bind(audit.updated.by.as_str());
    row.push_bind(audit.deleted_at);
}

/// An order as it was read, before any rule is checked.
#[derive(Clone)]
struct Stored {
    id: Uuid,
    draft: OrderDraft,
    audit: Audit,
    version: Version,
}

/// The order of a row, its parts still to come.
fn stored(row: &Row) -> Result<Stored, sqlx::Error> {
    let draft = OrderDraft {
        customer_id: Some(row.try_get::<Uuid, _>("customer_id")?.into()),
        placed_at: Some(row.try_get("placed_at")?),
        status: Some(row.try_get("status")?),
        note: row.try_get("note")?,
        lines: Vec::new(),
    };
    Ok(Stored {
        id: row.try_get("id")?,
        draft,
        audit: audit(row)?,
        version: version(row)?,
    })
}

/// The order that was read with all its parts.
fn assembled(stored: Stored) -> Result<Order, sqlx::Error> {
    let details = OrderDetails::parse(stored.draft).map_err(broken)?;
    Ok(Order::restore(
        stored.id.into(),
        details,
        stored.audit,
        stored.version,
    ))
}

/// The read model of a row, its parts still to come.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn view(row: &Row) -> Result<OrderView, sqlx::Error> {
    Ok(OrderView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        customer_id: row.try_get::<Uuid, _>("customer_id")?.into(),
        placed_at: row.try_get("placed_at")?,
        status: row.try_get("status")?,
        note: row.try_get("note")?,
        total: row.try_get::<Exact, _>("total")?.0,
        lines: Vec::new(),
        audit: audit(row)?,
        version: version(row)?,
    })
}
