//! Use cases of sales transaction returns.

use application::change::FieldChange;
use application::error::UseCaseError;
use application::use_cases::sales::AddSalesTransactionReturn;
use application::use_cases::sales::PatchSalesTransactionReturn;
use application::use_cases::sales::RemoveSalesTransactionReturn;
use application::use_cases::sales::ReplaceSalesTransactionReturn;
use application::use_cases::sales::SalesTransactionReturnChanges;
use domain::audit::ActorId;
use domain::ids::SalesTransactionId;
use domain::ids::SalesTransactionReturnId;
use infrastructure::memory::Memory;

use crate::fixtures::sales::sales_transaction_return as fixture;

fn patch(
    (root, id): (SalesTransactionId, SalesTransactionReturnId),
    changes: SalesTransactionReturnChanges,
) -> PatchSalesTransactionReturn {
    PatchSalesTransactionReturn {
        root,
        id,
        expected: None,
        changes,
        actor: ActorId::new("tester"),
    }
}

fn remove(
    (root, id): (SalesTransactionId, SalesTransactionReturnId),
) -> RemoveSalesTransactionReturn {
    RemoveSalesTransactionReturn {
        root,
        id,
        expected: None,
        actor: ActorId::new("tester"),
    }
}

#[tokio::test]
async fn finds_it_through_its_root() {
    let memory = Memory::default();
    let (root, id) = fixture::present(&memory).await;
    let use_cases = fixture::use_cases(&memory);
    let found = use_cases.get(root, id).await.expect("it is there");
    let all = use_cases.list(root).await.expect("the root is there");
    assert_eq!(all.item, [found.item]);
    assert_eq!(all.version, found.version);
}

#[tokio::test]
async fn does_not_find_what_never_was() {
    let memory = Memory::default();
    let (root, id) = fixture::present(&memory).await;
    let use_cases = fixture::use_cases(&memory);
    for (root, id) in [
        (root, SalesTransactionReturnId::generate()),
        (SalesTransactionId::generate(), id),
    ] {
        let found = use_cases.get(root, id).await;
        assert!(matches!(found, Err(UseCaseError::NotFound { .. })));
        let patched = use_cases
            .patch(patch((root, id), SalesTransactionReturnChanges::default()))
            .await;
        assert!(matches!(patched, Err(UseCaseError::NotFound { .. })));
        let removed = use_cases.remove(remove((root, id))).await;
        assert!(matches!(removed, Err(UseCaseError::NotFound { .. })));
    }
    let all = use_cases.list(SalesTransactionId::generate()).await;
    assert!(matches!(all, Err(UseCaseError::NotFound { .. })));
}

#[tokio::test]
async fn adds_one_after_the_others() {
    let memory = Memory::default();
    let (root, first) = fixture::present(&memory).await;
    let use_cases = fixture::use_cases(&memory);
    let before = use_cases.list(root).await.expect("the root is there");
    let command = AddSalesTransactionReturn {
        root,
        expected: Some(vec![before.version]),
        details: fixture::details(&memory).await,
        actor: ActorId::new("tester"),
    };
    let added = use_cases.add(command).await.expect("there is room");
    assert_eq!(added.version, before.version.next());
    let after = use_cases.list(root).await.expect("the root is there");
    let ids: Vec<_> = after
        .item
        .iter()
        .map(|sales_transaction_return| sales_transaction_return.id)
        .collect();
    assert_eq!(ids, [first, added.item.id]);
}

#[tokio::test]
async fn replaces_all_that_it_says() {
    let memory = Memory::default();
    let (root, id) = fixture::present(&memory).await;
    let use_cases = fixture::use_cases(&memory);
    let before = use_cases.get(root, id).await.expect("it is there");
    let command = ReplaceSalesTransactionReturn {
        root,
        id,
        expected: Some(vec![before.version]),
        details: fixture::details(&memory).await,
        actor: ActorId::new("tester"),
    };
    let replaced = use_cases.replace(command).await.expect("it is valid");
    assert_eq!(replaced.version, before.version.next());
    assert_eq!(replaced.item, before.item);
}

#[tokio::test]
async fn changes_what_is_given_alone() {
    let memory = Memory::default();
    let (root, id) = fixture::present(&memory).await;
    let use_cases = fixture::use_cases(&memory);
    let mut present = use_cases.get(root, id).await.expect("it is there");
    let all: &[fn(&mut SalesTransactionReturnChanges)] = &[
        |changes| {
            changes.quantity = FieldChange::Set(Some(7));
        },
        |changes| {
            changes.reason = FieldChange::Set(Some(String::from("Second edition")));
        },
        |changes| {
            changes.returned_on = FieldChange::Set("2025-01-31".parse().ok());
        },
    ];
    for change in all {
        let mut changes = SalesTransactionReturnChanges::default();
        change(&mut changes);
        let patched = use_cases
            .patch(patch((root, id), changes))
            .await
            .expect("it is valid");
        assert_eq!(patched.version, present.version.next());
        assert_ne!(patched.item, present.item);
        present = patched;
    }
}

#[tokio::test]
async fn refuses_a_change_of_another_version() {
    let memory = Memory::default();
    let ids = fixture::present(&memory).await;
    let use_cases = fixture::use_cases(&memory);
    let before = use_cases.get(ids.0, ids.1).await.expect("it is there");
    let stale = Some(vec![before.version.next()]);
    let command = PatchSalesTransactionReturn {
        expected: stale.clone(),
        ..patch(ids, SalesTransactionReturnChanges::default())
    };
    let patched = use_cases.patch(command).await;
    assert!(matches!(patched, Err(UseCaseError::VersionMismatch { .. })));
    let removed = use_cases
        .remove(RemoveSalesTransactionReturn {
            expected: stale,
            ..remove(ids)
        })
        .await;
    assert!(matches!(removed, Err(UseCaseError::VersionMismatch { .. })));
    assert_eq!(use_cases.get(ids.0, ids.1).await.ok(), Some(before));
}

#[tokio::test]
async fn is_gone_after_it_was_removed() {
    let memory = Memory::default();
    let ids = fixture::present(&memory).await;
    let use_cases = fixture::use_cases(&memory);
    let before = use_cases.get(ids.0, ids.1).await.expect("it is there");
    let version = use_cases.remove(remove(ids)).await.expect("it is there");
    assert_eq!(version, before.version.next());
    let found = use_cases.get(ids.0, ids.1).await;
    assert!(matches!(found, Err(UseCaseError::NotFound { .. })));
}
