//! Steps of sales transactions from state to state.

use application::error::UseCaseError;
use application::use_cases::sales::CancelSalesTransaction;
use application::use_cases::sales::CompleteSalesTransaction;
use application::use_cases::sales::ConfirmSalesTransaction;
use application::use_cases::sales::PaySalesTransaction;
use application::use_cases::sales::RefundSalesTransaction;
use application::use_cases::sales::ShipSalesTransaction;
use domain::audit::ActorId;
use domain::entities::sales::CancelSalesTransactionDraft;
use domain::entities::sales::CancelSalesTransactionInput;
use domain::ids::SalesTransactionId;
use domain::transition::TransitionError;
use infrastructure::memory::Memory;

use crate::fixtures::sales::sales_transaction as fixture;

fn confirm(id: SalesTransactionId) -> ConfirmSalesTransaction {
    ConfirmSalesTransaction {
        id,
        expected: None,
        actor: ActorId::new("tester"),
    }
}

fn ship(id: SalesTransactionId) -> ShipSalesTransaction {
    ShipSalesTransaction {
        id,
        expected: None,
        actor: ActorId::new("tester"),
    }
}

fn complete(id: SalesTransactionId) -> CompleteSalesTransaction {
    CompleteSalesTransaction {
        id,
        expected: None,
        actor: ActorId::new("tester"),
    }
}

fn cancel(id: SalesTransactionId) -> CancelSalesTransaction {
    CancelSalesTransaction {
        id,
        expected: None,
        input: CancelSalesTransactionInput::parse(CancelSalesTransactionDraft {
            cancellation_reason: Some(String::from("The quick brown fox")),
        })
        .expect("a valid draft"),
        actor: ActorId::new("tester"),
    }
}

fn pay(id: SalesTransactionId) -> PaySalesTransaction {
    PaySalesTransaction {
        id,
        expected: None,
        actor: ActorId::new("tester"),
    }
}

fn refund(id: SalesTransactionId) -> RefundSalesTransaction {
    RefundSalesTransaction {
        id,
        expected: None,
        actor: ActorId::new("tester"),
    }
}

#[tokio::test]
async fn confirm_is_for_one_that_is_there_at_the_version_that_is_meant() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let nothing = use_cases
        .confirm(confirm(SalesTransactionId::generate()))
        .await;
    assert!(matches!(nothing, Err(UseCaseError::NotFound { .. })));
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let stale = ConfirmSalesTransaction {
        expected: Some(vec![created.version.next()]),
        ..confirm(created.id)
    };
    let refused = use_cases.confirm(stale).await;
    assert!(matches!(refused, Err(UseCaseError::VersionMismatch { .. })));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn confirm_changes_nothing_where_it_is_refused() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let mut draft = fixture::draft();
    draft.status = Some(String::from("confirmed"));
    let created = fixture::create(&memory, draft).await.expect("it is valid");
    let refused = use_cases.confirm(confirm(created.id)).await;
    let expected = TransitionError::State {
        action: "confirm",
        state: "confirmed",
    };
    assert!(matches!(refused, Err(UseCaseError::Transition(found)) if found == expected));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn ship_is_for_one_that_is_there_at_the_version_that_is_meant() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let nothing = use_cases.ship(ship(SalesTransactionId::generate())).await;
    assert!(matches!(nothing, Err(UseCaseError::NotFound { .. })));
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let stale = ShipSalesTransaction {
        expected: Some(vec![created.version.next()]),
        ..ship(created.id)
    };
    let refused = use_cases.ship(stale).await;
    assert!(matches!(refused, Err(UseCaseError::VersionMismatch { .. })));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn ship_changes_nothing_where_it_is_refused() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let mut draft = fixture::draft();
    draft.status = Some(String::from("shipped"));
    let created = fixture::create(&memory, draft).await.expect("it is valid");
    let refused = use_cases.ship(ship(created.id)).await;
    let expected = TransitionError::State {
        action: "ship",
        state: "shipped",
    };
    assert!(matches!(refused, Err(UseCaseError::Transition(found)) if found == expected));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn complete_is_for_one_that_is_there_at_the_version_that_is_meant() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let nothing = use_cases
        .complete(complete(SalesTransactionId::generate()))
        .await;
    assert!(matches!(nothing, Err(UseCaseError::NotFound { .. })));
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let stale = CompleteSalesTransaction {
        expected: Some(vec![created.version.next()]),
        ..complete(created.id)
    };
    let refused = use_cases.complete(stale).await;
    assert!(matches!(refused, Err(UseCaseError::VersionMismatch { .. })));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn complete_changes_nothing_where_it_is_refused() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let mut draft = fixture::draft();
    draft.status = Some(String::from("completed"));
    let created = fixture::create(&memory, draft).await.expect("it is valid");
    let refused = use_cases.complete(complete(created.id)).await;
    let expected = TransitionError::State {
        action: "complete",
        state: "completed",
    };
    assert!(matches!(refused, Err(UseCaseError::Transition(found)) if found == expected));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn cancel_is_for_one_that_is_there_at_the_version_that_is_meant() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let nothing = use_cases
        .cancel(cancel(SalesTransactionId::generate()))
        .await;
    assert!(matches!(nothing, Err(UseCaseError::NotFound { .. })));
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let stale = CancelSalesTransaction {
        expected: Some(vec![created.version.next()]),
        ..cancel(created.id)
    };
    let refused = use_cases.cancel(stale).await;
    assert!(matches!(refused, Err(UseCaseError::VersionMismatch { .. })));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn cancel_changes_nothing_where_it_is_refused() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let mut draft = fixture::draft();
    draft.status = Some(String::from("cancelled"));
    let created = fixture::create(&memory, draft).await.expect("it is valid");
    let refused = use_cases.cancel(cancel(created.id)).await;
    let expected = TransitionError::State {
        action: "cancel",
        state: "cancelled",
    };
    assert!(matches!(refused, Err(UseCaseError::Transition(found)) if found == expected));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn pay_is_for_one_that_is_there_at_the_version_that_is_meant() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let nothing = use_cases.pay(pay(SalesTransactionId::generate())).await;
    assert!(matches!(nothing, Err(UseCaseError::NotFound { .. })));
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let stale = PaySalesTransaction {
        expected: Some(vec![created.version.next()]),
        ..pay(created.id)
    };
    let refused = use_cases.pay(stale).await;
    assert!(matches!(refused, Err(UseCaseError::VersionMismatch { .. })));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn pay_changes_nothing_where_it_is_refused() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let mut draft = fixture::draft();
    draft.payment_status = Some(String::from("paid"));
    let created = fixture::create(&memory, draft).await.expect("it is valid");
    let refused = use_cases.pay(pay(created.id)).await;
    let expected = TransitionError::State {
        action: "pay",
        state: "paid",
    };
    assert!(matches!(refused, Err(UseCaseError::Transition(found)) if found == expected));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn refund_is_for_one_that_is_there_at_the_version_that_is_meant() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let nothing = use_cases
        .refund(refund(SalesTransactionId::generate()))
        .await;
    assert!(matches!(nothing, Err(UseCaseError::NotFound { .. })));
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let stale = RefundSalesTransaction {
        expected: Some(vec![created.version.next()]),
        ..refund(created.id)
    };
    let refused = use_cases.refund(stale).await;
    assert!(matches!(refused, Err(UseCaseError::VersionMismatch { .. })));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn refund_changes_nothing_where_it_is_refused() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let mut draft = fixture::draft();
    draft.payment_status = Some(String::from("refunded"));
    let created = fixture::create(&memory, draft).await.expect("it is valid");
    let refused = use_cases.refund(refund(created.id)).await;
    let expected = TransitionError::State {
        action: "refund",
        state: "refunded",
    };
    assert!(matches!(refused, Err(UseCaseError::Transition(found)) if found == expected));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}
