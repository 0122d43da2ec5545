//! The parts of orders that are in tables of their own, read and written with them.

use application::queries::sales::OrderView;
use domain::entities::sales::Order;
use domain::ids::OrderId;
use domain::repositories::RepositoryError;
use uuid::Uuid;

use super::TABLE;
use super::assembled;
use super::stored;
use crate::database::Connection;
use crate::database::delete_members;
use crate::database::find_all;
use crate::database::insert;
use crate::database::members_of;
use crate::database::models;
use crate::database::store;

/// The live orders with these ids, complete and in their order; none where there is none.
///
/// # Errors
/// When the store fails, or what it has breaks the rules of the domain.
pub(crate) async fn find_whole(
    connection: &mut Connection,
    ids: &[OrderId],
) -> Result<Vec<Option<Order>>, RepositoryError> {
    // First the roots, which nobody else can write from then on: their parts belong to them.
    let mut found = find_all(connection, &TABLE, ids, stored).await?;
    let whose: Vec<Uuid> = found.iter().flatten().map(|root| root.id).collect();
    let lines = members_of(
        connection,
        &models::sales::order_line::TABLE,
        &whose,
        models::sales::order_line::draft,
    )
    .await?;
    for root in found.iter_mut().flatten() {
        root.draft.lines = lines.get(&root.id).cloned().unwrap_or_default();
    }
    let whole = found
        .into_iter()
        .map(|root| root.map(assembled).transpose());
    whole.collect::<Result<_, _>>().map_err(store)
}

/// Completes read models.
///
/// # Errors
/// When the store fails.
pub(crate) async fn attach(
    connection: &mut Connection,
    read: &mut [OrderView],
) -> Result<(), RepositoryError> {
    let whose: Vec<Uuid> = read.iter().map(|view| view.id.into()).collect();
    let mut lines = members_of(
        connection,
        &models::sales::order_line::TABLE,
        &whose,
        models::sales::order_line::view,
    )
    .await?;
    for view in read {
        view.lines = lines.remove(&view.id.into()).unwrap_or_default();
    }
    Ok(())
}

/// Adds those of new orders.
///
/// # Errors
/// When the store fails.
pub(crate) async fn add(
    connection: &mut Connection,
    orders: &[&Order],
) -> Result<(), RepositoryError> {
    let lines = orders
        .iter()
        .flat_map(|root| (0..).zip(root.lines()).map(|it| (root.id(), it)));
    let lines: Vec<_> = lines.collect();
    insert(
        connection,
        &models::sales::order_line::TABLE.rows,
        &lines,
        |(root, (position, member)), row| {
            models::sales::order_line::values(*root, *position, member, row);
        },
    )
    .await?;
    Ok(())
}

/// Saves those of changed orders, where they are others than before.
///
/// # Errors
/// When the store fails.
pub(crate) async fn save(
    connection: &mut Connection,
    orders: &[Order],
) -> Result<(), RepositoryError> {
    let orders: Vec<_> = orders.iter().filter(|root| root.parts_changed()).collect();
    let whose: Vec<Uuid> = orders.iter().map(|root| root.id().into()).collect();
    delete_members(connection, &models::sales::order_line::TABLE, &whose).await?;
    add(connection, &orders).await
}
