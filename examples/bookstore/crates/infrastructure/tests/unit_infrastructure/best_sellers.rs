//! The books that were ordered most.

use application::queries::BestSellersRow;
use domain::entities::catalog::Book;
use domain::entities::catalog::BookDraft;
use domain::entities::sales::Order;
use domain::entities::sales::OrderDetails;
use domain::entities::sales::OrderDraft;
use domain::ids::OrderId;
use domain::ids::OrderLineId;

use crate::adapters::Adapter;
use crate::adapters::adapters;
use crate::adapters::stamp;
use crate::catalog::book;
use crate::sales::customer;
use crate::sales::order;
use crate::sales::order_line;

/// Orders so many copies of each book.
async fn ordered(adapter: &Adapter, status: &str, lines: &[(&Book, i32)]) {
    let lines = lines.iter().map(|(book, quantity)| {
        let mut line = order_line::draft();
        line.book_id = Some(book.id());
        line.quantity = Some(*quantity);
        (OrderLineId::generate(), line)
    });
    let draft = OrderDraft {
        customer_id: Some(customer::present(adapter).await),
        status: Some(status.to_owned()),
        lines: lines.collect(),
        ..order::draft()
    };
    let details = OrderDetails::parse(draft).expect("a valid draft");
    let mut order = Order::create(OrderId::generate(), details, stamp(1));
    order::add(adapter, &mut order)
        .await
        .expect("it can be added");
}

fn row(book: &Book, copies: u64, orders: u64) -> BestSellersRow {
    BestSellersRow {
        book_id: book.id(),
        title: book.title().to_owned(),
        copies,
        orders,
    }
}

#[tokio::test]
async fn every_adapter_counts_the_copies_that_were_ordered() {
    for adapter in adapters().await {
        let empty = adapter
            .best_sellers
            .rows()
            .await
            .expect("the store answers");
        assert_eq!(empty, [], "{}", adapter.name);
        let one = book::added(&adapter, book::draft()).await;
        let other = book::added(&adapter, book::other_draft()).await;
        let unsold = BookDraft {
            isbn: Some(String::from("979-1234567890")),
            title: Some(String::from("Unsold")),
            ..book::draft()
        };
        book::added(&adapter, unsold).await;
        ordered(&adapter, "pending", &[(&one, 2), (&other, 3)]).await;
        ordered(&adapter, "delivered", &[(&one, 5)]).await;
        ordered(&adapter, "cancelled", &[(&other, 50)]).await;
        let rows = adapter
            .best_sellers
            .rows()
            .await
            .expect("the store answers");
        assert_eq!(
            rows,
            [row(&one, 7, 2), row(&other, 3, 1)],
            "{}",
            adapter.name
        );
    }
}
