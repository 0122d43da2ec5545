//! Orders what an earlier order was for once more, at the prices of today.

use std::sync::Arc;

use application::change::FieldChange;
use application::error::UseCaseError;
use application::use_cases::Reorder;
use application::use_cases::ReorderUseCase;
use application::use_cases::catalog::BookChanges;
use application::use_cases::catalog::DeleteBook;
use application::use_cases::catalog::PatchBook;
use domain::audit::ActorId;
use domain::ids::OrderId;
use infrastructure::clock::SystemClock;
use infrastructure::memory::Memory;
use rust_decimal::Decimal;

use crate::fixtures::catalog::book;
use crate::fixtures::sales::order;

fn use_case(memory: &Memory) -> ReorderUseCase {
    ReorderUseCase::new(Arc::new(memory.clone()), Arc::new(SystemClock))
}

fn command(order_id: OrderId) -> Reorder {
    Reorder {
        order_id,
        actor: ActorId::new("tester"),
    }
}

#[tokio::test]
async fn orders_the_same_books_at_the_prices_of_today() {
    let memory = Memory::default();
    let earlier = order::create(&memory, order::draft())
        .await
        .expect("it is valid");
    let changes = BookChanges {
        price: FieldChange::Set(Some(Decimal::new(2500, 2))),
        ..BookChanges::default()
    };
    let patch = PatchBook {
        id: earlier.lines[0].book_id,
        expected: None,
        changes,
        actor: ActorId::new("tester"),
    };
    book::use_cases(&memory)
        .patch(patch)
        .await
        .expect("it is valid");

    let outcome = use_case(&memory).execute(command(earlier.id)).await;
    let order = outcome.expect("all are there").order;
    assert_ne!(order.id, earlier.id);
    assert_eq!(order.customer_id, earlier.customer_id);
    assert_eq!(order.status, "pending");
    assert_eq!(order.lines.len(), earlier.lines.len());
    assert_eq!(order.lines[0].book_id, earlier.lines[0].book_id);
    assert_eq!(order.lines[0].quantity, earlier.lines[0].quantity);
    assert_eq!(order.lines[0].unit_price, Decimal::new(2500, 2));
    assert_eq!(order.total, order.lines[0].subtotal);
}

#[tokio::test]
async fn refuses_an_order_that_is_not_there() {
    let refused = use_case(&Memory::default())
        .execute(command(OrderId::generate()))
        .await;
    assert!(matches!(
        refused,
        Err(UseCaseError::NotFound {
            entity: "order",
            ..
        })
    ));
}

#[tokio::test]
async fn keeps_a_book_that_was_ordered() {
    let memory = Memory::default();
    let earlier = order::create(&memory, order::draft())
        .await
        .expect("it is valid");
    let delete = DeleteBook {
        id: earlier.lines[0].book_id,
        expected: None,
        actor: ActorId::new("tester"),
    };
    let refused = book::use_cases(&memory).delete(delete).await;
    assert!(matches!(refused, Err(UseCaseError::InUse { .. })));
}
