//! References between aggregates, as far as a foreign key cannot check them: it does not know
//! which rows were deleted.

use domain::repositories::RepositoryError;
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::store;

/// Whether `statement`, which takes one id, finds a row.
///
/// # Errors
/// When the store fails.
pub(crate) async fn any(
    connection: &mut SqliteConnection,
    statement: &'static str,
    id: Uuid,
) -> Result<bool, RepositoryError> {
    let row = sqlx::query(statement)
        .bind(id)
        .fetch_optional(connection)
        .await
        .map_err(store)?;
    Ok(row.is_some())
}
