//! The books that were ordered most.

use async_trait::async_trait;
use domain::repositories::RepositoryError;

/// A line of the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct BestSellersRow {
    /// What is counted.
    pub kind: String,
    /// How many live ones there are.
    pub count: u64,
}

/// The books that were ordered most.
#[async_trait]
pub trait BestSellersQuery: Send + Sync {
    /// The lines of the answer, in order.
    ///
    /// # Errors
    /// When the store fails.
    async fn rows(&self) -> Result<Vec<BestSellersRow>, RepositoryError>;
}
