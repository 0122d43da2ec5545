//! What the numbers of a table amount to.

use application::queries::{Query, QueryField, Statistics, ValueKind};
use domain::repositories::RepositoryError;
use futures_util::TryStreamExt as _;
use rust_decimal::Decimal;
use sqlx::{QueryBuilder, Row as _};

use super::condition::push_conditions;
use super::dialect::{Db, Row};
use super::table::quoted;
use super::{Database, Exact, Table, store};

/// What the values of some numeric fields amount to, in the order of the fields. The database sends
/// nothing but the numbers, and they are added up as they come: its own sums of decimals would not
/// be exact.
///
/// # Errors
/// A sum has more digits than a decimal holds, or the store fails.
pub(crate) async fn statistics<F: QueryField, const N: usize>(
    database: &Database,
    table: &Table,
    query: &Query<F>,
    fields: [F; N],
) -> Result<[Statistics; N], RepositoryError> {
    let mut select = select(table, fields);
    push_conditions(&mut select, &query.conditions);
    let mut statistics = [Statistics::default(); N];
    let mut rows = select.build().fetch(database.reader());
    while let Some(row) = rows.try_next().await.map_err(store)? {
        for (at, field) in fields.into_iter().enumerate() {
            if let Some(value) = number(&row, at, field.spec().kind).map_err(store)? {
                statistics[at] = statistics[at].with(value).ok_or_else(too_large)?;
            }
        }
    }
    Ok(statistics)
}

fn select<F: QueryField, const N: usize>(table: &Table, fields: [F; N]) -> QueryBuilder<Db> {
    // Whole numbers of any width are read as one type.
    let columns = fields.map(|field| match field.spec().kind {
        ValueKind::Decimal => quoted(field.spec().name),
        _ => format!("cast({} as bigint)", quoted(field.spec().name)),
    });
    let columns = columns.join(", ");
    let table = table.quoted();
    QueryBuilder::new(format!(
        "select {columns} from {table} where deleted_at is null"
    ))
}

fn number(row: &Row, at: usize, kind: ValueKind) -> Result<Option<Decimal>, sqlx::Error> {
    if kind == ValueKind::Decimal {
        let exact: Option<Exact> = row.try_get(at)?;
        return Ok(exact.map(|exact| exact.0));
    }
    let whole: Option<i64> = row.try_get(at)?;
    Ok(whole.map(Decimal::from))
}

fn too_large() -> RepositoryError {
    RepositoryError::Store("a sum has more digits than a decimal holds".into())
}
