//! The books that were ordered most.

use async_trait::async_trait;
use domain::ids::BookId;
use domain::repositories::RepositoryError;

/// A book that was ordered.
#[derive(Debug, Clone, PartialEq)]
pub struct BestSellersRow {
    /// Which book.
    pub book_id: BookId,
    /// What it is called.
    pub title: String,
    /// How many copies were ordered; what was cancelled does not count.
    pub copies: u64,
    /// In how many orders.
    pub orders: u64,
}

/// The books that were ordered most.
#[async_trait]
pub trait BestSellersQuery: Send + Sync {
    /// At most ten, the one that was ordered most first; of two that were ordered as often, by title.
    ///
    /// # Errors
    /// When the store fails.
    async fn rows(&self) -> Result<Vec<BestSellersRow>, RepositoryError>;
}
