//! Writing to a table: new rows, a row that changed, a row that is no longer alive.

use domain::audit::Version;
use domain::repositories::RepositoryError;
use sqlx::QueryBuilder;
use sqlx::query_builder::Separated;
use uuid::Uuid;

use super::Table;
use super::dialect::{Connection, Db, MAX_PARAMETERS, QueryResult};
use crate::kept::Kept;

/// The values of one row, bound in the order of the table's columns.
pub(crate) type RowValues<'s> = Separated<'s, Db, &'static str>;

/// Adds rows, as many in a statement as the database takes.
///
/// # Errors
/// When a unique index refuses one, or the store fails.
pub(crate) async fn insert<T>(
    connection: &mut Connection,
    table: &Table,
    rows: &[T],
    values: impl Fn(&T, &mut RowValues<'_>),
) -> Result<(), RepositoryError> {
    for chunk in rows.chunks(MAX_PARAMETERS / table.columns.len()) {
        let mut statement = QueryBuilder::<Db>::new(format!(
            "insert into {} ({}) ",
            table.quoted(),
            table.column_list()
        ));
        statement.push_values(chunk, |mut row_values, row| values(row, &mut row_values));
        let done = statement.build().execute(&mut *connection).await;
        done.map_err(|error| table.refusal(error))?;
    }
    Ok(())
}

/// Writes an aggregate over the version that it was made of.
///
/// # Errors
/// When that version is no longer there, a unique index refuses the row, or the store fails.
pub(crate) async fn update<A: Kept>(
    connection: &mut Connection,
    table: &Table,
    aggregate: &A,
    values: impl Fn(&A, &mut RowValues<'_>),
) -> Result<(), RepositoryError> {
    let mut statement = QueryBuilder::<Db>::new(format!(
        "update {} set ({}) = (",
        table.quoted(),
        table.column_list()
    ));
    values(aggregate, &mut statement.separated(", "));
    statement.push(")");
    push_version(&mut statement, aggregate.key(), aggregate.read_revision());
    let done = statement.build().execute(connection).await;
    written(&done.map_err(|error| table.refusal(error))?)
}

/// Writes down that an aggregate is no longer alive. The row stays.
///
/// # Errors
/// When the version that it was made of is no longer there, or the store fails.
pub(crate) async fn remove<A: Kept>(
    connection: &mut Connection,
    table: &Table,
    aggregate: &A,
) -> Result<(), RepositoryError> {
    let history = aggregate.history();
    let mut statement = QueryBuilder::<Db>::new(format!("update {} set ", table.quoted()));
    statement
        .push("deleted_at = ")
        .push_bind(history.deleted_at);
    statement
        .push(", version = ")
        .push_bind(aggregate.revision().number());
    statement
        .push(", updated_at = ")
        .push_bind(history.updated.at);
    statement
        .push(", updated_by = ")
        .push_bind(history.updated.by.as_str());
    push_version(&mut statement, aggregate.key(), aggregate.read_revision());
    let done = statement.build().execute(connection).await;
    written(&done.map_err(|error| table.refusal(error))?)
}

fn push_version(statement: &mut QueryBuilder<Db>, id: Uuid, version: Version) {
    statement.push(" where id = ").push_bind(id);
    statement
        .push(" and version = ")
        .push_bind(version.number());
    statement.push(" and deleted_at is null");
}

fn written(done: &QueryResult) -> Result<(), RepositoryError> {
    if done.rows_affected() == 1 {
        Ok(())
    } else {
        Err(RepositoryError::Stale)
    }
}
