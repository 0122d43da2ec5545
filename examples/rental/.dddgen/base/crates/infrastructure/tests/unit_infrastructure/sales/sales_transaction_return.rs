//! The contract of sales transaction returns, which are kept with their sales transaction.

use application::queries::sales::SalesTransactionView;
use domain::entities::sales::SalesTransaction;
use domain::entities::sales::SalesTransactionReturnDetails;
use domain::entities::sales::SalesTransactionReturnDraft;
use domain::ids::ItemId;
use domain::ids::SalesTransactionReturnId;
use domain::repositories::RepositoryError;

use super::sales_transaction as root;
use crate::adapters::Adapter;
use crate::adapters::adapters;
use crate::adapters::stamp;
use crate::inventory::item;

/// A valid draft, but for what it has to refer to.
pub(crate) fn draft() -> SalesTransactionReturnDraft {
    SalesTransactionReturnDraft {
        item_id: None,
        quantity: Some(42),
        reason: Some(String::from("The quick brown fox")),
        returned_on: "2024-05-17".parse().ok(),
    }
}

/// The draft with all that it has to refer to.
pub(crate) async fn complete(
    adapter: &Adapter,
    mut draft: SalesTransactionReturnDraft,
) -> SalesTransactionReturnDraft {
    draft.item_id = Some(item::present(adapter).await);
    draft
}

fn details(draft: SalesTransactionReturnDraft) -> SalesTransactionReturnDetails {
    SalesTransactionReturnDetails::parse(draft).expect("a valid draft")
}

/// A sales transaction with one, and which it is.
async fn root_with_one(adapter: &Adapter) -> (SalesTransaction, SalesTransactionReturnId) {
    let sales_transaction = root::added(adapter, root::draft()).await;
    let id = sales_transaction.returns()[0].id();
    (sales_transaction, id)
}

async fn save(
    adapter: &Adapter,
    sales_transaction: &mut SalesTransaction,
) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work
        .sales_transactions()
        .save(sales_transaction)
        .await?;
    unit_of_work.commit().await
}

#[track_caller]
fn same(adapter: &Adapter, found: Option<SalesTransactionView>, expected: &SalesTransaction) {
    assert_eq!(
        found,
        Some(SalesTransactionView::from(expected)),
        "{}",
        adapter.name
    );
}

#[tokio::test]
async fn is_found_as_it_was_saved_with_its_root() {
    for adapter in adapters().await {
        let (mut sales_transaction, id) = root_with_one(&adapter).await;
        let said =
            SalesTransactionReturnDraft::from(sales_transaction.r#return(id).expect("it is there"));
        sales_transaction
            .change_return(id, details(said), stamp(3))
            .expect("it is there");
        let other = draft();
        let other = complete(&adapter, other).await;
        sales_transaction
            .add_return(
                SalesTransactionReturnId::generate(),
                details(other),
                stamp(3),
            )
            .expect("there is room");
        save(&adapter, &mut sales_transaction)
            .await
            .expect("nobody else saved");

        let found = adapter
            .sales_transactions
            .find(sales_transaction.id())
            .await;
        same(
            &adapter,
            found.expect("the store answers"),
            &sales_transaction,
        );
        let found = adapter
            .begin()
            .await
            .sales_transactions()
            .find(sales_transaction.id())
            .await;
        let found = found.expect("the store answers");
        same(
            &adapter,
            found.as_ref().map(SalesTransactionView::from),
            &sales_transaction,
        );
    }
}

#[tokio::test]
async fn is_gone_after_it_was_removed() {
    for adapter in adapters().await {
        let (mut sales_transaction, id) = root_with_one(&adapter).await;
        sales_transaction
            .remove_return(id, stamp(3))
            .expect("it is there");
        save(&adapter, &mut sales_transaction)
            .await
            .expect("nobody else saved");
        let found = adapter
            .sales_transactions
            .find(sales_transaction.id())
            .await;
        same(
            &adapter,
            found.expect("the store answers"),
            &sales_transaction,
        );
    }
}

#[tokio::test]
async fn refuses_item_id_that_leads_nowhere() {
    for adapter in adapters().await {
        let (mut sales_transaction, id) = root_with_one(&adapter).await;
        let mut astray =
            SalesTransactionReturnDraft::from(sales_transaction.r#return(id).expect("it is there"));
        astray.item_id = Some(ItemId::generate());
        sales_transaction
            .change_return(id, details(astray), stamp(3))
            .expect("it is there");
        let refused = save(&adapter, &mut sales_transaction).await;
        assert!(
            matches!(&refused, Err(RepositoryError::UnknownReference { fields }) if *fields == ["returns/0/item_id"]),
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn keeps_what_its_item_id_refers_to() {
    for adapter in adapters().await {
        let (sales_transaction, id) = root_with_one(&adapter).await;
        let target = sales_transaction
            .r#return(id)
            .expect("it is there")
            .item_id();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work.items().find(target).await;
        let mut removed = found.expect("the store answers").expect("it is there");
        removed.delete(stamp(3));
        let refused = unit_of_work.items().remove(&mut removed).await;
        assert!(
            matches!(refused, Err(RepositoryError::InUse { .. })),
            "{}",
            adapter.name
        );
    }
}
