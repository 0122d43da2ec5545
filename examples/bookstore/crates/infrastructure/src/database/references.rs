//! References between aggregates, as far as a foreign key cannot check them: it does not know
//! which rows were deleted.

use domain::repositories::RepositoryError;
use sqlx::QueryBuilder;
use uuid::Uuid;

use super::dialect::{Connection, Db, LOCKED};
use super::table::quoted;
use super::{Table, store};

/// Whether `table` has a live row with `id`. If so, it lives as long as the transaction.
///
/// # Errors
/// When the store fails.
pub(crate) async fn is_alive(
    connection: &mut Connection,
    table: &Table,
    id: Uuid,
) -> Result<bool, RepositoryError> {
    let mut select = QueryBuilder::new("select 1 from ");
    select.push(table.quoted());
    select
        .push(" where deleted_at is null and id = ")
        .push_bind(id);
    select.push(LOCKED);
    any(connection, select).await
}

/// Whether a live row of `table` has `id` in `column`.
///
/// # Errors
/// When the store fails.
pub(crate) async fn is_used(
    connection: &mut Connection,
    table: &Table,
    column: &str,
    id: Uuid,
) -> Result<bool, RepositoryError> {
    let mut select = QueryBuilder::new("select 1 from ");
    select.push(table.quoted());
    select.push(" where deleted_at is null and ");
    select.push(quoted(column)).push(" = ").push_bind(id);
    select.push(" limit 1");
    any(connection, select).await
}

async fn any(
    connection: &mut Connection,
    mut select: QueryBuilder<Db>,
) -> Result<bool, RepositoryError> {
    let row = select
        .build()
        .fetch_optional(connection)
        .await
        .map_err(store)?;
    Ok(row.is_some())
}
