//! The contract of order lines, which are kept with their order.

use application::queries::sales::OrderView;
use domain::entities::sales::Order;
use domain::entities::sales::OrderLineDetails;
use domain::entities::sales::OrderLineDraft;
use domain::ids::BookId;
use domain::ids::OrderLineId;
use domain::repositories::RepositoryError;
use rust_decimal::Decimal;

use super::order as root;
use crate::adapters::Adapter;
use crate::adapters::adapters;
use crate::adapters::stamp;
use crate::catalog::book;

/// A valid draft, but for what it has to refer to.
pub(crate) fn draft() -> OrderLineDraft {
    OrderLineDraft {
        book_id: None,
        quantity: Some(42),
        unit_price: Some(Decimal::new(1999, 2)),
    }
}

/// The draft with all that it has to refer to.
pub(crate) async fn complete(adapter: &Adapter, mut draft: OrderLineDraft) -> OrderLineDraft {
    draft.book_id = Some(book::present(adapter).await);
    draft
}

fn details(draft: OrderLineDraft) -> OrderLineDetails {
    OrderLineDetails::parse(draft).expect("a valid draft")
}

/// An order with one, and which it is.
async fn root_with_one(adapter: &Adapter) -> (Order, OrderLineId) {
    let order = root::added(adapter, root::draft()).await;
    let id = order.lines()[0].id();
    (order, id)
}

async fn save(adapter: &Adapter, order: &mut Order) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.orders().save(order).await?;
    unit_of_work.commit().await
}

#[track_caller]
fn same(adapter: &Adapter, found: Option<OrderView>, expected: &Order) {
    assert_eq!(found, Some(OrderView::from(expected)), "{}", adapter.name);
}

#[tokio::test]
async fn is_found_as_it_was_saved_with_its_root() {
    for adapter in adapters().await {
        let (mut order, id) = root_with_one(&adapter).await;
        let said = OrderLineDraft::from(order.line(id).expect("it is there"));
        order
            .change_line(id, details(said), stamp(3))
            .expect("it is there");
        save(&adapter, &mut order).await.expect("nobody else saved");

        let found = adapter.orders.find(order.id()).await;
        same(&adapter, found.expect("the store answers"), &order);
        let found = adapter.begin().await.orders().find(order.id()).await;
        let found = found.expect("the store answers");
        same(&adapter, found.as_ref().map(OrderView::from), &order);
    }
}

#[tokio::test]
async fn is_gone_after_it_was_removed() {
    for adapter in adapters().await {
        let (mut order, id) = root_with_one(&adapter).await;
        order.remove_line(id, stamp(3)).expect("it is there");
        save(&adapter, &mut order).await.expect("nobody else saved");
        let found = adapter.orders.find(order.id()).await;
        same(&adapter, found.expect("the store answers"), &order);
    }
}

#[tokio::test]
async fn refuses_book_id_that_leads_nowhere() {
    for adapter in adapters().await {
        let (mut order, id) = root_with_one(&adapter).await;
        let mut astray = OrderLineDraft::from(order.line(id).expect("it is there"));
        astray.book_id = Some(BookId::generate());
        order
            .change_line(id, details(astray), stamp(3))
            .expect("it is there");
        let refused = save(&adapter, &mut order).await;
        assert!(
            matches!(&refused, Err(RepositoryError::UnknownReference { fields }) if *fields == ["lines/0/book_id"]),
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn keeps_what_its_book_id_refers_to() {
    for adapter in adapters().await {
        let (order, id) = root_with_one(&adapter).await;
        let target = order.line(id).expect("it is there").book_id();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work.books().find(target).await;
        let mut removed = found.expect("the store answers").expect("it is there");
        removed.delete(stamp(3));
        let refused = unit_of_work.books().remove(&mut removed).await;
        assert!(
            matches!(refused, Err(RepositoryError::InUse { .. })),
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn lets_go_of_its_book_id_with_its_root() {
    for adapter in adapters().await {
        let (mut order, id) = root_with_one(&adapter).await;
        let target = order.line(id).expect("it is there").book_id();
        let mut unit_of_work = adapter.begin().await;
        order.delete(stamp(3));
        unit_of_work
            .orders()
            .remove(&mut order)
            .await
            .expect("nothing refers to it");
        let found = unit_of_work.books().find(target).await;
        let mut removed = found.expect("the store answers").expect("it is there");
        removed.delete(stamp(3));
        let let_go = unit_of_work.books().remove(&mut removed).await;
        assert!(let_go.is_ok(), "{}", adapter.name);
    }
}
