//! Members of aggregates: rows that come and go with the row of their root.

use std::collections::BTreeMap;

use domain::repositories::RepositoryError;
use sqlx::{QueryBuilder, Row as _};
use uuid::Uuid;

use super::bulk::push_list;
use super::dialect::{Connection, Db, MAX_PARAMETERS, Row};
use super::table::quoted;
use super::{Table, store};

/// A table of members.
#[derive(Debug)]
pub(crate) struct MemberTable {
    /// Its rows.
    pub(crate) rows: Table,
    /// The name of the table of their roots.
    pub(crate) root: &'static str,
    /// The column that names the root of a row.
    pub(crate) root_id: &'static str,
}

/// The members of some roots, by root, each in their order.
///
/// # Errors
/// When the store fails, or a row cannot be read.
pub(crate) async fn members_of<V>(
    connection: &mut Connection,
    table: &MemberTable,
    roots: &[Uuid],
    read: impl Fn(&Row) -> Result<V, sqlx::Error>,
) -> Result<BTreeMap<Uuid, Vec<V>>, RepositoryError> {
    let mut members: BTreeMap<Uuid, Vec<V>> = BTreeMap::new();
    let (columns, rows) = (table.rows.column_list(), table.rows.quoted());
    for chunk in roots.chunks(MAX_PARAMETERS) {
        let mut select = QueryBuilder::<Db>::new(format!("select {columns} from {rows} where "));
        select.push(quoted(table.root_id)).push(" in (");
        push_list(&mut select, chunk);
        select.push(") order by position");
        for row in select
            .build()
            .fetch_all(&mut *connection)
            .await
            .map_err(store)?
        {
            let root = row.try_get(table.root_id).map_err(store)?;
            members
                .entry(root)
                .or_default()
                .push(read(&row).map_err(store)?);
        }
    }
    Ok(members)
}

/// Deletes the members of some roots, so that others can take their places.
///
/// # Errors
/// When the store fails.
pub(crate) async fn delete_members(
    connection: &mut Connection,
    table: &MemberTable,
    roots: &[Uuid],
) -> Result<(), RepositoryError> {
    for chunk in roots.chunks(MAX_PARAMETERS) {
        let mut delete =
            QueryBuilder::<Db>::new(format!("delete from {} where ", table.rows.quoted()));
        delete.push(quoted(table.root_id)).push(" in (");
        push_list(&mut delete, chunk);
        delete.push(")");
        delete
            .build()
            .execute(&mut *connection)
            .await
            .map_err(store)?;
    }
    Ok(())
}
