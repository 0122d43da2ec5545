//! The port to transactions: all of a unit's writes count, or none.

use async_trait::async_trait;
use domain::repositories::RepositoryError;
use domain::repositories::catalog::AuthorRepository;
use domain::repositories::catalog::BookRepository;
use domain::repositories::sales::CustomerRepository;
use domain::repositories::sales::OrderRepository;

/// A running transaction that hands out repositories; dropped without a commit, it leaves nothing.
#[async_trait]
pub trait UnitOfWork: Send {
    /// The authors, as this unit sees them.
    fn authors(&mut self) -> Box<dyn AuthorRepository + '_>;

    /// The books, as this unit sees them.
    fn books(&mut self) -> Box<dyn BookRepository + '_>;

    /// The customers, as this unit sees them.
    fn customers(&mut self) -> Box<dyn CustomerRepository + '_>;

    /// The orders, as this unit sees them.
    fn orders(&mut self) -> Box<dyn OrderRepository + '_>;

    /// Makes the writes count, and then publishes what happened to the aggregates.
    ///
    /// # Errors
    /// When the store fails; then none of them counts.
    async fn commit(self: Box<Self>) -> Result<(), RepositoryError>;
}

/// Begins units of work.
#[async_trait]
pub trait UnitOfWorkFactory: Send + Sync {
    /// Begins a unit of work.
    ///
    /// # Errors
    /// When the store fails.
    async fn begin(&self) -> Result<Box<dyn UnitOfWork>, RepositoryError>;
}
