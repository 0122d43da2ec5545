//! Many rows at once: as many in a statement as the database takes.
//!
//! A statement that is refused does not say which of its rows was. Then, and only then, the rows
//! are written one by one up to the one that is refused.

use std::collections::BTreeMap;
use std::slice;

use domain::repositories::{BulkError, RepositoryError};
use sqlx::{Acquire as _, QueryBuilder, Row as _};
use uuid::Uuid;

use super::dialect::{CLAIMED, Connection, Db, MAX_PARAMETERS, Row};
use super::table::quoted;
use super::writing::{RowValues, insert, update};
use super::{Table, store};
use crate::kept::Kept;

/// The live rows with these ids, in their order, as often as they are asked for; none where there is
/// none. Nobody else can write them until the transaction ends.
///
/// # Errors
/// When the store fails, or a row cannot be read.
pub(crate) async fn find_all<A: Clone, I: Copy + Into<Uuid>>(
    connection: &mut Connection,
    table: &Table,
    ids: &[I],
    restore: impl Fn(&Row) -> Result<A, sqlx::Error>,
) -> Result<Vec<Option<A>>, RepositoryError> {
    let ids: Vec<Uuid> = ids.iter().map(|id| (*id).into()).collect();
    let mut found = BTreeMap::new();
    for chunk in ids.chunks(MAX_PARAMETERS) {
        let mut select = QueryBuilder::<Db>::new(format!(
            "select {} from {} where deleted_at is null and id in (",
            table.column_list(),
            table.quoted()
        ));
        push_list(&mut select, chunk);
        select.push(")").push(CLAIMED);
        for row in select
            .build()
            .fetch_all(&mut *connection)
            .await
            .map_err(store)?
        {
            let id: Uuid = row.try_get("id").map_err(store)?;
            found.insert(id, restore(&row).map_err(store)?);
        }
    }
    Ok(ids.iter().map(|id| found.get(id).cloned()).collect())
}

/// Adds rows.
///
/// # Errors
/// The first one that a unique index refuses, or the store fails.
pub(crate) async fn insert_all<A>(
    connection: &mut Connection,
    table: &Table,
    rows: &[A],
    values: impl Fn(&A, &mut RowValues<'_>),
) -> Result<(), BulkError> {
    let mut savepoint = begin(connection).await?;
    let done = insert(&mut savepoint, table, rows, &values).await;
    let Err(refusal) = done else {
        return savepoint.commit().await.map_err(failed);
    };
    savepoint.rollback().await.map_err(failed)?;
    for (index, row) in rows.iter().enumerate() {
        let one = insert(connection, table, slice::from_ref(row), &values).await;
        one.map_err(BulkError::at(index))?;
    }
    Err(BulkError::at(0)(refusal))
}

/// Writes aggregates over the versions that they were made of.
///
/// # Errors
/// The first one whose version is no longer there, or which a unique index refuses; or the store
/// fails.
pub(crate) async fn update_all<A: Kept>(
    connection: &mut Connection,
    table: &Table,
    aggregates: &[A],
    values: impl Fn(&A, &mut RowValues<'_>),
) -> Result<(), BulkError> {
    let mut savepoint = begin(connection).await?;
    let done = update_chunks(&mut savepoint, table, aggregates, &values).await;
    let Err(refusal) = done else {
        return savepoint.commit().await.map_err(failed);
    };
    savepoint.rollback().await.map_err(failed)?;
    for (index, aggregate) in aggregates.iter().enumerate() {
        let one = update(connection, table, aggregate, &values).await;
        one.map_err(BulkError::at(index))?;
    }
    Err(BulkError::at(0)(refusal))
}

async fn update_chunks<A: Kept>(
    connection: &mut Connection,
    table: &Table,
    aggregates: &[A],
    values: impl Fn(&A, &mut RowValues<'_>),
) -> Result<(), RepositoryError> {
    // The version that an aggregate was made of comes before its values.
    for chunk in aggregates.chunks(MAX_PARAMETERS / (table.columns.len() + 1)) {
        let mut statement = QueryBuilder::<Db>::new(format!(
            "with changed (read_version, {}) as (",
            table.column_list()
        ));
        statement.push_values(chunk, |mut row, aggregate| {
            row.push_bind(aggregate.read_revision().number());
            values(aggregate, &mut row);
        });
        let name = table.quoted();
        let columns = table.columns.iter().map(|column| quoted(column));
        let assignments: Vec<_> = columns
            .map(|column| format!("{column} = changed.{column}"))
            .collect();
        statement.push(format_args!(
            ") update {name} set {}",
            assignments.join(", ")
        ));
        statement.push(format_args!(" from changed where {name}.id = changed.id"));
        statement.push(format_args!(" and {name}.version = changed.read_version"));
        statement.push(format_args!(" and {name}.deleted_at is null"));
        let done = statement.build().execute(&mut *connection).await;
        let done = done.map_err(|error| table.refusal(error))?;
        if done.rows_affected() != chunk.len() as u64 {
            return Err(RepositoryError::Stale);
        }
    }
    Ok(())
}

/// Appends ids, with commas between them.
pub(crate) fn push_list(statement: &mut QueryBuilder<Db>, ids: &[Uuid]) {
    let mut list = statement.separated(", ");
    for id in ids {
        list.push_bind(*id);
    }
}

async fn begin(connection: &mut Connection) -> Result<sqlx::Transaction<'_, Db>, BulkError> {
    connection.begin().await.map_err(failed)
}

/// A failure of the store, which no row is to blame for.
fn failed(error: sqlx::Error) -> BulkError {
    BulkError::at(0)(store(error))
}
