//! References between aggregates, as far as a foreign key cannot check them: it does not know
//! which rows were deleted.

use std::collections::{BTreeMap, BTreeSet};

use domain::repositories::{BulkError, RepositoryError};
use sqlx::{QueryBuilder, Row as _};
use uuid::Uuid;

use super::bulk::push_list;
use super::dialect::{Connection, Db, LOCKED, MAX_PARAMETERS};
use super::members::MemberTable;
use super::table::quoted;
use super::{Table, store};
use crate::kept::REFERRING;

/// The references of some aggregates that lead nowhere: fields by the number of the aggregate.
#[derive(Debug, Default)]
pub(crate) struct Astray(BTreeMap<usize, Vec<String>>);

impl Astray {
    /// Looks for the live rows of `table` that `field` of each aggregate refers to. Those that it
    /// finds live as long as the transaction.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) async fn look(
        &mut self,
        connection: &mut Connection,
        table: &Table,
        field: &'static str,
        ids: Vec<Option<Uuid>>,
    ) -> Result<(), BulkError> {
        let wanted: BTreeSet<Uuid> = ids.iter().flatten().copied().collect();
        let alive = alive(connection, table, wanted).await;
        let alive = alive.map_err(BulkError::at(0))?;
        for (index, id) in ids.into_iter().enumerate() {
            if id.is_some_and(|id| !alive.contains(&id)) {
                self.0.entry(index).or_default().push(field.to_owned());
            }
        }
        Ok(())
    }

    /// Looks for the live rows of `table` that parts of the aggregates refer to: the number of the
    /// aggregate, the place in it, and what that refers to. Those that it finds live as long as the
    /// transaction.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) async fn look_for_parts(
        &mut self,
        connection: &mut Connection,
        table: &Table,
        references: Vec<(usize, String, Uuid)>,
    ) -> Result<(), BulkError> {
        let wanted: BTreeSet<Uuid> = references.iter().map(|(_, _, id)| *id).collect();
        let alive = alive(connection, table, wanted).await;
        let alive = alive.map_err(BulkError::at(0))?;
        for (index, place, id) in references {
            if !alive.contains(&id) {
                self.0.entry(index).or_default().push(place);
            }
        }
        Ok(())
    }

    /// Whether all of them lead somewhere.
    ///
    /// # Errors
    /// All fields of the first aggregate that has one which does not.
    pub(crate) fn finish(self) -> Result<(), BulkError> {
        match self.0.into_iter().next() {
            None => Ok(()),
            Some((index, fields)) => Err(BulkError {
                index,
                source: RepositoryError::UnknownReference { fields },
            }),
        }
    }
}

/// Those of the ids that `table` has a live row of.
async fn alive(
    connection: &mut Connection,
    table: &Table,
    ids: BTreeSet<Uuid>,
) -> Result<BTreeSet<Uuid>, RepositoryError> {
    let ids: Vec<_> = ids.into_iter().collect();
    let mut alive = BTreeSet::new();
    for chunk in ids.chunks(MAX_PARAMETERS) {
        let mut select = QueryBuilder::new("select id from ");
        select.push(table.quoted());
        select.push(" where deleted_at is null and id in (");
        push_list(&mut select, chunk);
        select.push(")").push(LOCKED);
        let rows = select
            .build()
            .fetch_all(&mut *connection)
            .await
            .map_err(store)?;
        for row in rows {
            alive.insert(row.try_get("id").map_err(store)?);
        }
    }
    Ok(alive)
}

/// Whether a live row of `table` has `id` in `column`, where that is of a kind.
///
/// # Errors
/// When the store fails.
pub(crate) async fn is_used(
    connection: &mut Connection,
    table: &Table,
    column: &str,
    kind: Option<[&'static str; 2]>,
    id: Uuid,
) -> Result<bool, RepositoryError> {
    let mut select = QueryBuilder::new("select 1 from ");
    select.push(table.quoted());
    select.push(" where deleted_at is null and ");
    select.push(quoted(column)).push(" = ").push_bind(id);
    push_kind(&mut select, kind);
    select.push(" limit 1");
    any(connection, select).await
}

/// Whether a part of a live root has `id` in `column`.
///
/// # Errors
/// When the store fails.
pub(crate) async fn is_used_by_parts(
    connection: &mut Connection,
    table: &MemberTable,
    column: &str,
    id: Uuid,
) -> Result<bool, RepositoryError> {
    let mut select = QueryBuilder::new("select 1 from ");
    select.push(table.rows.quoted()).push(" where ");
    select.push(quoted(column)).push(" = ").push_bind(id);
    select
        .push(" and ")
        .push(quoted(table.root_id))
        .push(" in (select id from ");
    select
        .push(quoted(table.root))
        .push(" where deleted_at is null) limit 1");
    any(connection, select).await
}

/// Where a reference leads to one of several kinds, a column says to which.
fn push_kind(select: &mut QueryBuilder<Db>, kind: Option<[&'static str; 2]>) {
    if let Some([column, kind]) = kind {
        select.push(" and ").push(quoted(column));
        select.push(" = ").push_bind(kind);
    }
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

/// The ids of some of the live rows of `table` that have `id` in `column`, where that is of a kind.
///
/// # Errors
/// When the store fails.
pub(crate) async fn referring<I: From<Uuid>>(
    connection: &mut Connection,
    table: &Table,
    column: &str,
    kind: Option<[&'static str; 2]>,
    id: Uuid,
) -> Result<Vec<I>, RepositoryError> {
    let mut select = QueryBuilder::<Db>::new("select id from ");
    select.push(table.quoted());
    select.push(" where deleted_at is null and ");
    select.push(quoted(column)).push(" = ").push_bind(id);
    push_kind(&mut select, kind);
    select.push(format_args!(" order by id limit {REFERRING}"));
    let ids = select
        .build_query_scalar::<Uuid>()
        .fetch_all(connection)
        .await;
    Ok(ids.map_err(store)?.into_iter().map(I::from).collect())
}
