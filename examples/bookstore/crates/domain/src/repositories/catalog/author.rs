//! How authors are kept.

use async_trait::async_trait;

use crate::entities::catalog::Author;
use crate::ids::AuthorId;
use crate::repositories::BulkError;
use crate::repositories::RepositoryError;

/// Keeps authors.
#[async_trait]
pub trait AuthorRepository: Send {
    /// The live author with `id`; none if there is none, or it was deleted.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&mut self, id: AuthorId) -> Result<Option<Author>, RepositoryError>;

    /// The live authors with these ids, in their order; none where there is none.
    ///
    /// # Errors
    /// When the store fails.
    async fn find_all(&mut self, ids: &[AuthorId]) -> Result<Vec<Option<Author>>, RepositoryError>;

    /// Adds many authors, in few steps.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), with the first one that is refused.
    async fn add_all(&mut self, authors: &mut [Author]) -> Result<(), BulkError>;

    /// Saves the changes of many authors, in few steps.
    ///
    /// # Errors
    /// Those of [`save`](Self::save), with the first one that is refused.
    async fn save_all(&mut self, authors: &mut [Author]) -> Result<(), BulkError>;

    /// Adds an author, and takes over what happened to it.
    ///
    /// # Errors
    /// A value that has to be unique is taken, a reference leads nowhere, or the store fails.
    async fn add(&mut self, author: &mut Author) -> Result<(), RepositoryError>;

    /// Saves the changes that were made since it was read, provided that nobody else saved one,
    /// and takes over what happened to it.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), and when the stored version is another.
    async fn save(&mut self, author: &mut Author) -> Result<(), RepositoryError>;

    /// Saves a deletion: the author is not found from then on, and its unique values are free.
    ///
    /// # Errors
    /// When others still refer to it, the stored version is another, or the store fails.
    async fn remove(&mut self, author: &mut Author) -> Result<(), RepositoryError>;
}
