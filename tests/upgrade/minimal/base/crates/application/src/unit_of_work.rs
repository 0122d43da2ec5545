//! The port to transactions: all of a unit's writes count, or none.

use async_trait::async_trait;
use domain::repositories::NoteRepository;
use domain::repositories::RepositoryError;

/// A running transaction that hands out repositories; dropped without a commit, it leaves nothing.
#[async_trait]
pub trait UnitOfWork: Send {
    /// The notes, as this unit sees them.
    fn notes(&mut self) -> Box<dyn NoteRepository + '_>;

    /// Makes the writes count.
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
