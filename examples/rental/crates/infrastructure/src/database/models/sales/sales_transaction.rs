//! Sales transactions as rows of the table `sales_transactions`.

pub(crate) mod parts;

use application::queries::sales::SalesTransactionView;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::sales::SalesTransaction;
use domain::entities::sales::SalesTransactionDetails;
use domain::entities::sales::SalesTransactionDraft;
use sqlx::Row as _;
use uuid::Uuid;

use crate::database::Exact;
use crate::database::Row;
use crate::database::RowValues;
use crate::database::Table;
use crate::database::Unique;
use crate::database::audit;
use crate::database::broken;
use crate::database::version;

/// The table.
pub(crate) const TABLE: Table = Table {
    name: "sales_transactions",
    columns: &[
        "id",
        "number",
        "customer_id",
        "payment_terms",
        "status",
        "payment_status",
        "currency",
        "note",
        "cancellation_reason",
        "total_amount",
        "version",
        "created_at",
        "created_by",
        "updated_at",
        "updated_by",
        "deleted_at",
    ],
    uniques: &[Unique {
        named: "sales_transactions.number",
        fields: &["number"],
    }],
};

/// A sales transaction as a row, in the order of the columns.
pub(crate) fn values(sales_transaction: &SalesTransaction, row: &mut RowValues<'_>) {
    let audit = sales_transaction.audit();
    row.push_bind(Uuid::from(sales_transaction.id()));
    row.push_bind(sales_transaction.number());
    row.push_bind(Uuid::from(sales_transaction.customer_id()));
    row.push_bind(sales_transaction.payment_terms().as_str());
    row.push_bind(sales_transaction.status().as_str());
    row.push_bind(sales_transaction.payment_status().as_str());
    row.push_bind(sales_transaction.currency().as_str());
    row.push_bind(sales_transaction.note());
    row.push_bind(sales_transaction.cancellation_reason());
    row.push_bind(Exact(sales_transaction.total_amount()));
    row.push_bind(sales_transaction.version().number());
    row.push_bind(audit.created.at);
    row.push_bind(audit.created.by.as_str());
    row.push_bind(audit.updated.at);
    row.push_bind(audit.updated.by.as_str());
    row.push_bind(audit.deleted_at);
}

/// A sales transaction as it was read, before any rule is checked.
#[derive(Clone)]
struct Stored {
    id: Uuid,
    draft: SalesTransactionDraft,
    audit: Audit,
    version: Version,
}

/// The sales transaction of a row, its parts still to come.
fn stored(row: &Row) -> Result<Stored, sqlx::Error> {
    let draft = SalesTransactionDraft {
        number: Some(row.try_get("number")?),
        customer_id: Some(row.try_get::<Uuid, _>("customer_id")?.into()),
        payment_terms: Some(row.try_get("payment_terms")?),
        status: Some(row.try_get("status")?),
        payment_status: Some(row.try_get("payment_status")?),
        currency: Some(row.try_get("currency")?),
        note: row.try_get("note")?,
        cancellation_reason: row.try_get("cancellation_reason")?,
        items: Vec::new(),
        returns: Vec::new(),
    };
    Ok(Stored {
        id: row.try_get("id")?,
        draft,
        audit: audit(row)?,
        version: version(row)?,
    })
}

/// The sales transaction that was read with all its parts.
fn assembled(stored: Stored) -> Result<SalesTransaction, sqlx::Error> {
    let details = SalesTransactionDetails::parse(stored.draft).map_err(broken)?;
    Ok(SalesTransaction::restore(
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
pub(crate) fn view(row: &Row) -> Result<SalesTransactionView, sqlx::Error> {
    Ok(SalesTransactionView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        number: row.try_get("number")?,
        customer_id: row.try_get::<Uuid, _>("customer_id")?.into(),
        payment_terms: row.try_get("payment_terms")?,
        status: row.try_get("status")?,
        payment_status: row.try_get("payment_status")?,
        currency: row.try_get("currency")?,
        note: row.try_get("note")?,
        cancellation_reason: row.try_get("cancellation_reason")?,
        total_amount: row.try_get::<Exact, _>("total_amount")?.0,
        items: Vec::new(),
        returns: Vec::new(),
        audit: audit(row)?,
        version: version(row)?,
    })
}
