//! The parts of warehouses that are in tables of their own, read and written with them.

use application::queries::inventory::WarehouseView;
use domain::entities::inventory::Warehouse;
use domain::ids::WarehouseId;
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

/// The live warehouses with these ids, complete and in their order; none where there is none.
///
/// # Errors
/// When the store fails, or what it has breaks the rules of the domain.
pub(crate) async fn find_whole(
    connection: &mut Connection,
    ids: &[WarehouseId],
) -> Result<Vec<Option<Warehouse>>, RepositoryError> {
    // First the roots, which nobody else can write from then on: their parts belong to them.
    let mut found = find_all(connection, &TABLE, ids, stored).await?;
    let whose: Vec<Uuid> = found.iter().flatten().map(|root| root.id).collect();
    let stock_levels = members_of(
        connection,
        &models::inventory::warehouse_stock::TABLE,
        &whose,
        models::inventory::warehouse_stock::draft,
    )
    .await?;
    for root in found.iter_mut().flatten() {
        root.draft.stock_levels = stock_levels.get(&root.id).cloned().unwrap_or_default();
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
    read: &mut [WarehouseView],
) -> Result<(), RepositoryError> {
    let whose: Vec<Uuid> = read.iter().map(|view| view.id.into()).collect();
    let mut stock_levels = members_of(
        connection,
        &models::inventory::warehouse_stock::TABLE,
        &whose,
        models::inventory::warehouse_stock::view,
    )
    .await?;
    for view in read {
        view.stock_levels = stock_levels.remove(&view.id.into()).unwrap_or_default();
    }
    Ok(())
}

/// Adds those of new warehouses.
///
/// # Errors
/// When the store fails.
pub(crate) async fn add(
    connection: &mut Connection,
    warehouses: &[&Warehouse],
) -> Result<(), RepositoryError> {
    let stock_levels = warehouses
        .iter()
        .flat_map(|root| (0..).zip(root.stock_levels()).map(|it| (root.id(), it)));
    let stock_levels: Vec<_> = stock_levels.collect();
    insert(
        connection,
        &models::inventory::warehouse_stock::TABLE.rows,
        &stock_levels,
        |(root, (position, member)), row| {
            models::inventory::warehouse_stock::values(*root, *position, member, row);
        },
    )
    .await?;
    Ok(())
}

/// Saves those of changed warehouses, where they are others than before.
///
/// # Errors
/// When the store fails.
pub(crate) async fn save(
    connection: &mut Connection,
    warehouses: &[Warehouse],
) -> Result<(), RepositoryError> {
    let warehouses: Vec<_> = warehouses
        .iter()
        .filter(|root| root.parts_changed())
        .collect();
    let whose: Vec<Uuid> = warehouses.iter().map(|root| root.id().into()).collect();
    delete_members(
        connection,
        &models::inventory::warehouse_stock::TABLE,
        &whose,
    )
    .await?;
    add(connection, &warehouses).await
}
