//! The columns that every aggregate's table has.

use domain::audit::{ActorId, Audit, Stamp, Version};
use domain::validation::Violations;
use sqlx::Row as _;
use sqlx::ValueRef as _;

use super::dialect::Row;

/// The history in a row.
///
/// # Errors
/// When a column is missing or holds something else.
pub(crate) fn audit(row: &Row) -> Result<Audit, sqlx::Error> {
    Ok(Audit {
        created: Stamp {
            at: row.try_get("created_at")?,
            by: ActorId::new(row.try_get::<String, _>("created_by")?),
        },
        updated: Stamp {
            at: row.try_get("updated_at")?,
            by: ActorId::new(row.try_get::<String, _>("updated_by")?),
        },
        deleted_at: row.try_get("deleted_at")?,
    })
}

/// The version in a row.
///
/// # Errors
/// When the column is missing or holds something else.
pub(crate) fn version(row: &Row) -> Result<Version, sqlx::Error> {
    row.try_get("version").map(Version::restore)
}

/// Whether a column holds something.
///
/// # Errors
/// When the column is missing.
pub(crate) fn is_present(row: &Row, column: &str) -> Result<bool, sqlx::Error> {
    Ok(!row.try_get_raw(column)?.is_null())
}

/// A row that breaks the rules of the domain.
pub(crate) fn broken(violations: Violations) -> sqlx::Error {
    sqlx::Error::Decode(violations.into())
}
