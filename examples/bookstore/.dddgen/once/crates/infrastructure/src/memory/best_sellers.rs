//! The books that were ordered most.

use application::queries::BestSellersQuery;
use application::queries::BestSellersRow;
use async_trait::async_trait;
use domain::repositories::RepositoryError;

use crate::memory::Memory;

#[async_trait]
impl BestSellersQuery for Memory {
    async fn rows(&self) -> Result<Vec<BestSellersRow>, RepositoryError> {
        let state = self.state.lock().await;
        let counts = [
            ("book", state.books.live().count()),
            ("order", state.orders.live().count()),
        ];
        let rows = counts.map(|(kind, count)| BestSellersRow {
            kind: kind.to_owned(),
            count: count as u64,
        });
        Ok(rows.into())
    }
}
