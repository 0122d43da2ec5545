//! The parts of sales transactions that are in tables of their own, read and written with them.

use application::queries::sales::SalesTransactionView;
use domain::entities::sales::SalesTransaction;
use domain::ids::SalesTransactionId;
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

/// The live sales transactions with these ids, complete and in their order; none where there is none.
///
/// # Errors
/// When the store fails, or what it has breaks the rules of the domain.
pub(crate) async fn find_whole(
    connection: &mut Connection,
    ids: &[SalesTransactionId],
) -> Result<Vec<Option<SalesTransaction>>, RepositoryError> {
    // First the roots, which nobody else can write from then on: their parts belong to them.
    let mut found = find_all(connection, &TABLE, ids, stored).await?;
    let whose: Vec<Uuid> = found.iter().flatten().map(|root| root.id).collect();
    let items = members_of(
        connection,
        &models::sales::sales_transaction_item::TABLE,
        &whose,
        models::sales::sales_transaction_item::draft,
    )
    .await?;
    let returns = members_of(
        connection,
        &models::sales::sales_transaction_return::TABLE,
        &whose,
        models::sales::sales_transaction_return::draft,
    )
    .await?;
    for root in found.iter_mut().flatten() {
        root.draft.items = items.get(&root.id).cloned().unwrap_or_default();
        root.draft.returns = returns.get(&root.id).cloned().unwrap_or_default();
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
    read: &mut [SalesTransactionView],
) -> Result<(), RepositoryError> {
    let whose: Vec<Uuid> = read.iter().map(|view| view.id.into()).collect();
    let mut items = members_of(
        connection,
        &models::sales::sales_transaction_item::TABLE,
        &whose,
        models::sales::sales_transaction_item::view,
    )
    .await?;
    let mut returns = members_of(
        connection,
        &models::sales::sales_transaction_return::TABLE,
        &whose,
        models::sales::sales_transaction_return::view,
    )
    .await?;
    for view in read {
        view.items = items.remove(&view.id.into()).unwrap_or_default();
        view.returns = returns.remove(&view.id.into()).unwrap_or_default();
    }
    Ok(())
}

/// Adds those of new sales transactions.
///
/// # Errors
/// When the store fails.
pub(crate) async fn add(
    connection: &mut Connection,
    sales_transactions: &[&SalesTransaction],
) -> Result<(), RepositoryError> {
    let items = sales_transactions
        .iter()
        .flat_map(|root| (0..).zip(root.items()).map(|it| (root.id(), it)));
    let items: Vec<_> = items.collect();
    insert(
        connection,
        &models::sales::sales_transaction_item::TABLE.rows,
        &items,
        |(root, (position, member)), row| {
            models::sales::sales_transaction_item::values(*root, *position, member, row);
        },
    )
    .await?;
    let returns = sales_transactions
        .iter()
        .flat_map(|root| (0..).zip(root.returns()).map(|it| (root.id(), it)));
    let returns: Vec<_> = returns.collect();
    insert(
        connection,
        &models::sales::sales_transaction_return::TABLE.rows,
        &returns,
        |(root, (position, member)), row| {
            models::sales::sales_transaction_return::values(*root, *position, member, row);
        },
    )
    .await?;
    Ok(())
}

/// Saves those of changed sales transactions, where they are others than before.
///
/// # Errors
/// When the store fails.
pub(crate) async fn save(
    connection: &mut Connection,
    sales_transactions: &[SalesTransaction],
) -> Result<(), RepositoryError> {
    let sales_transactions: Vec<_> = sales_transactions
        .iter()
        .filter(|root| root.parts_changed())
        .collect();
    let whose: Vec<Uuid> = sales_transactions
        .iter()
        .map(|root| root.id().into())
        .collect();
    delete_members(
        connection,
        &models::sales::sales_transaction_item::TABLE,
        &whose,
    )
    .await?;
    delete_members(
        connection,
        &models::sales::sales_transaction_return::TABLE,
        &whose,
    )
    .await?;
    add(connection, &sales_transactions).await
}
