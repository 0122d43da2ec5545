//! Orders what an earlier order was for once more, at the prices of today.

use std::sync::Arc;

use application::error::UseCaseError;
use application::use_cases::Reorder;
use application::use_cases::ReorderUseCase;
use domain::audit::ActorId;
use domain::ids::BookId;
use domain::ids::OrderId;
use infrastructure::clock::SystemClock;
use infrastructure::memory::Memory;

use crate::fixtures::catalog::book;
use crate::fixtures::sales::order;

fn use_case(memory: &Memory) -> ReorderUseCase {
    ReorderUseCase::new(Arc::new(memory.clone()), Arc::new(SystemClock))
}

#[tokio::test]
async fn says_what_it_worked_on() {
    let memory = Memory::default();
    let book = book::create(&memory, book::draft())
        .await
        .expect("it is valid");
    let order = order::create(&memory, order::draft())
        .await
        .expect("it is valid");
    let command = Reorder {
        order_id: order.id,
        book_id: book.id,
        actor: ActorId::new("tester"),
    };
    let outcome = use_case(&memory)
        .execute(command)
        .await
        .expect("all are there");
    assert_eq!(outcome.order_id, order.id);
    assert_eq!(outcome.order_version, order.version);
    assert_eq!(outcome.book_id, book.id);
    assert_eq!(outcome.book_version, book.version);
    assert_eq!(outcome.stamp.by, ActorId::new("tester"));
}

#[tokio::test]
async fn refuses_what_is_not_there() {
    let command = Reorder {
        order_id: OrderId::generate(),
        book_id: BookId::generate(),
        actor: ActorId::new("tester"),
    };
    let refused = use_case(&Memory::default()).execute(command).await;
    assert!(matches!(refused, Err(UseCaseError::NotFound { .. })));
}
