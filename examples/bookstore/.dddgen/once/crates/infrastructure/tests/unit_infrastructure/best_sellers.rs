//! The books that were ordered most.

use application::queries::BestSellersRow;

use crate::adapters::adapters;
use crate::catalog::book;
use crate::sales::order;

#[tokio::test]
async fn every_adapter_gives_the_same_rows() {
    for adapter in adapters().await {
        let empty = adapter
            .best_sellers
            .rows()
            .await
            .expect("the store answers");
        assert!(empty.iter().all(|row| row.count == 0), "{}", adapter.name);
        book::added(&adapter, book::draft()).await;
        order::added(&adapter, order::draft()).await;
        let rows = adapter
            .best_sellers
            .rows()
            .await
            .expect("the store answers");
        let one = |kind: &str| BestSellersRow {
            kind: kind.to_owned(),
            count: 1,
        };
        let expected = [one("book"), one("order")];
        assert_eq!(rows, expected, "{}", adapter.name);
    }
}
