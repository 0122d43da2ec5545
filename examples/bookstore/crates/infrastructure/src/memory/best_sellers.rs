//! The books that were ordered most.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use application::queries::BestSellersQuery;
use application::queries::BestSellersRow;
use async_trait::async_trait;
use domain::entities::sales::Order;
use domain::ids::BookId;
use domain::repositories::RepositoryError;
use domain::value_objects::sales::OrderStatus;

use crate::memory::Memory;

#[async_trait]
impl BestSellersQuery for Memory {
    async fn rows(&self) -> Result<Vec<BestSellersRow>, RepositoryError> {
        let state = self.state.lock().await;
        let orders = state.orders.live();
        let orders = orders.filter(|order| order.status() != OrderStatus::Cancelled);
        let mut counts = BTreeMap::<BookId, (u64, u64)>::new();
        for line in orders.flat_map(Order::lines) {
            let (copies, orders) = counts.entry(line.book_id()).or_default();
            *copies += u64::from(line.quantity().unsigned_abs());
            *orders += 1;
        }
        let rows = counts
            .into_iter()
            .filter_map(|(book_id, (copies, orders))| {
                let book = state.books.find(book_id.into())?;
                Some(BestSellersRow {
                    book_id,
                    title: book.title().to_owned(),
                    copies,
                    orders,
                })
            });
        let mut rows: Vec<_> = rows.collect();
        rows.sort_by(|one, other| {
            let by = |row: &BestSellersRow| (Reverse(row.copies), row.title.clone(), row.book_id);
            by(one).cmp(&by(other))
        });
        rows.truncate(10);
        Ok(rows)
    }
}
