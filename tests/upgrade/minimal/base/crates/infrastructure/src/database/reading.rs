//! Reading a table: one row by its id, or a page and how many rows there are in all.

use application::queries::{Page, Query, QueryField};
use domain::repositories::RepositoryError;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Sqlite};
use uuid::Uuid;

use super::condition::{push_conditions, push_order};
use super::{Database, store};

/// What rows are read from: two statements, each ending in a `where` clause to add to.
#[derive(Debug)]
pub(crate) struct Source {
    /// Selects the rows.
    pub(crate) select: &'static str,
    /// Counts the rows.
    pub(crate) count: &'static str,
}

/// The row with `id`, if there is one.
///
/// # Errors
/// When the store fails, or the row cannot be read.
pub(crate) async fn find<V>(
    database: &Database,
    source: &Source,
    id: Uuid,
    view: impl Fn(&SqliteRow) -> Result<V, sqlx::Error>,
) -> Result<Option<V>, RepositoryError> {
    let mut select = QueryBuilder::<Sqlite>::new(source.select);
    select.push(" and id = ").push_bind(id);
    let row = select
        .build()
        .fetch_optional(database.reader())
        .await
        .map_err(store)?;
    row.as_ref().map(view).transpose().map_err(store)
}

/// The page that `query` asks for. Rows and total come from one snapshot of the database.
///
/// # Errors
/// When the store fails, or a row cannot be read.
pub(crate) async fn list<F: QueryField, V>(
    database: &Database,
    source: &Source,
    query: &Query<F>,
    view: impl Fn(&SqliteRow) -> Result<V, sqlx::Error>,
) -> Result<Page<V>, RepositoryError> {
    let mut count = QueryBuilder::<Sqlite>::new(source.count);
    push_conditions(&mut count, &query.conditions);
    let mut select = QueryBuilder::<Sqlite>::new(source.select);
    push_conditions(&mut select, &query.conditions);
    push_order(&mut select, &query.sort);
    select
        .push(" limit ")
        .push_bind(i64::from(query.page.size()));
    select
        .push(" offset ")
        .push_bind(query.page.offset().cast_signed());

    let mut snapshot = database.reader().begin().await.map_err(store)?;
    let total: i64 = count
        .build_query_scalar()
        .fetch_one(&mut *snapshot)
        .await
        .map_err(store)?;
    let rows = select
        .build()
        .fetch_all(&mut *snapshot)
        .await
        .map_err(store)?;
    let items = rows
        .iter()
        .map(view)
        .collect::<Result<_, _>>()
        .map_err(store)?;
    Ok(Page {
        items,
        total: total.cast_unsigned(),
        request: query.page,
    })
}
