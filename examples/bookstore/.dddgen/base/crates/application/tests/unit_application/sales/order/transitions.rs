//! Steps of orders from state to state.

use application::error::UseCaseError;
use application::use_cases::sales::CancelOrder;
use application::use_cases::sales::ConfirmOrder;
use application::use_cases::sales::DeliverOrder;
use application::use_cases::sales::ShipOrder;
use domain::audit::ActorId;
use domain::entities::sales::CancelOrderDraft;
use domain::entities::sales::CancelOrderInput;
use domain::ids::OrderId;
use domain::transition::TransitionError;
use infrastructure::memory::Memory;

use crate::fixtures::sales::order as fixture;

fn confirm(id: OrderId) -> ConfirmOrder {
    ConfirmOrder {
        id,
        expected: None,
        actor: ActorId::new("tester"),
    }
}

fn ship(id: OrderId) -> ShipOrder {
    ShipOrder {
        id,
        expected: None,
        actor: ActorId::new("tester"),
    }
}

fn deliver(id: OrderId) -> DeliverOrder {
    DeliverOrder {
        id,
        expected: None,
        actor: ActorId::new("tester"),
    }
}

fn cancel(id: OrderId) -> CancelOrder {
    CancelOrder {
        id,
        expected: None,
        input: CancelOrderInput::parse(CancelOrderDraft {
            reason: Some(String::from("The quick brown fox")),
        })
        .expect("a valid draft"),
        actor: ActorId::new("tester"),
    }
}

#[tokio::test]
async fn confirm_is_for_one_that_is_there_at_the_version_that_is_meant() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let nothing = use_cases.confirm(confirm(OrderId::generate())).await;
    assert!(matches!(nothing, Err(UseCaseError::NotFound { .. })));
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let stale = ConfirmOrder {
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
    let nothing = use_cases.ship(ship(OrderId::generate())).await;
    assert!(matches!(nothing, Err(UseCaseError::NotFound { .. })));
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let stale = ShipOrder {
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
async fn deliver_is_for_one_that_is_there_at_the_version_that_is_meant() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let nothing = use_cases.deliver(deliver(OrderId::generate())).await;
    assert!(matches!(nothing, Err(UseCaseError::NotFound { .. })));
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let stale = DeliverOrder {
        expected: Some(vec![created.version.next()]),
        ..deliver(created.id)
    };
    let refused = use_cases.deliver(stale).await;
    assert!(matches!(refused, Err(UseCaseError::VersionMismatch { .. })));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn deliver_changes_nothing_where_it_is_refused() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let mut draft = fixture::draft();
    draft.status = Some(String::from("delivered"));
    let created = fixture::create(&memory, draft).await.expect("it is valid");
    let refused = use_cases.deliver(deliver(created.id)).await;
    let expected = TransitionError::State {
        action: "deliver",
        state: "delivered",
    };
    assert!(matches!(refused, Err(UseCaseError::Transition(found)) if found == expected));
    assert_eq!(use_cases.get(created.id).await.ok(), Some(created));
}

#[tokio::test]
async fn cancel_is_for_one_that_is_there_at_the_version_that_is_meant() {
    let memory = Memory::default();
    let use_cases = fixture::use_cases(&memory);
    let nothing = use_cases.cancel(cancel(OrderId::generate())).await;
    assert!(matches!(nothing, Err(UseCaseError::NotFound { .. })));
    let created = fixture::create(&memory, fixture::draft())
        .await
        .expect("it is valid");
    let stale = CancelOrder {
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
