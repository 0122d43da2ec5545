//! How books are kept.

use async_trait::async_trait;

use crate::entities::catalog::Book;
use crate::ids::BookId;
use crate::repositories::BulkError;
use crate::repositories::RepositoryError;

/// Keeps books.
#[async_trait]
pub trait BookRepository: Send {
    /// The live book with `id`; none if there is none, or it was deleted.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&mut self, id: BookId) -> Result<Option<Book>, RepositoryError>;

    /// The live books with these ids, in their order; none where there is none.
    ///
    /// # Errors
    /// When the store fails.
    async fn find_all(&mut self, ids: &[BookId]) -> Result<Vec<Option<Book>>, RepositoryError>;

    /// Adds many books, in few steps.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), with the first one that is refused.
    async fn add_all(&mut self, books: &mut [Book]) -> Result<(), BulkError>;

    /// Saves the changes of many books, in few steps.
    ///
    /// # Errors
    /// Those of [`save`](Self::save), with the first one that is refused.
    async fn save_all(&mut self, books: &mut [Book]) -> Result<(), BulkError>;

    /// Adds a book, and takes over what happened to it.
    ///
    /// # Errors
    /// A value that has to be unique is taken, a reference leads nowhere, or the store fails.
    async fn add(&mut self, book: &mut Book) -> Result<(), RepositoryError>;

    /// Saves the changes that were made since it was read, provided that nobody else saved one,
    /// and takes over what happened to it.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), and when the stored version is another.
    async fn save(&mut self, book: &mut Book) -> Result<(), RepositoryError>;

    /// Saves a deletion: the book is not found from then on, and its unique values are free.
    ///
    /// # Errors
    /// When others still refer to it, the stored version is another, or the store fails.
    async fn remove(&mut self, book: &mut Book) -> Result<(), RepositoryError>;
}
