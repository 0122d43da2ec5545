//! Reading a table: one live row by its id, or a page and how many live rows there are in all.

use application::queries::{Page, Query, QueryField};
use domain::repositories::RepositoryError;
use sqlx::{Executor, QueryBuilder};
use uuid::Uuid;

use super::condition::{push_conditions, push_order};
use super::dialect::{Connection, Db, Row};
use super::specification::push_specification;
use super::{Table, store};

/// The row with `id`, if there is one.
///
/// # Errors
/// When the store fails, or the row cannot be read.
pub(crate) async fn find<'e, V>(
    executor: impl Executor<'e, Database = Db>,
    table: &Table,
    id: Uuid,
    view: impl Fn(&Row) -> Result<V, sqlx::Error>,
) -> Result<Option<V>, RepositoryError> {
    let mut select = select(&table.column_list(), table);
    select.push(" and id = ").push_bind(id);
    let row = select
        .build()
        .fetch_optional(executor)
        .await
        .map_err(store)?;
    row.as_ref().map(view).transpose().map_err(store)
}

/// The page that `query` asks for, from one snapshot of the database.
///
/// # Errors
/// When the store fails, or a row cannot be read.
pub(crate) async fn list<F: QueryField, V>(
    snapshot: &mut Connection,
    table: &Table,
    query: &Query<F>,
    view: impl Fn(&Row) -> Result<V, sqlx::Error>,
) -> Result<Page<V>, RepositoryError> {
    let mut count = select("count(*)", table);
    push_conditions(&mut count, &query.conditions);
    push_specification(&mut count, query.specification.as_ref());
    let mut select = select(&table.column_list(), table);
    push_conditions(&mut select, &query.conditions);
    push_specification(&mut select, query.specification.as_ref());
    push_order(&mut select, &query.sort);
    select
        .push(" limit ")
        .push_bind(i64::from(query.page.size()));
    select
        .push(" offset ")
        .push_bind(query.page.offset().cast_signed());

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

/// Selects from the live rows; more conditions may follow.
fn select(what: &str, table: &Table) -> QueryBuilder<Db> {
    let table = table.quoted();
    QueryBuilder::new(format!(
        "select {what} from {table} where deleted_at is null"
    ))
}
