//! How notes are kept.

use async_trait::async_trait;

use crate::entities::Note;
use crate::ids::NoteId;
use crate::repositories::RepositoryError;

/// Keeps notes.
#[async_trait]
pub trait NoteRepository: Send {
    /// The live note with `id`; none if there is none, or it was deleted.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&mut self, id: NoteId) -> Result<Option<Note>, RepositoryError>;

    /// Adds a note.
    ///
    /// # Errors
    /// A value that has to be unique is taken, a reference leads nowhere, or the store fails.
    async fn add(&mut self, note: &Note) -> Result<(), RepositoryError>;

    /// Saves the changes that were made since it was read, provided that nobody else saved one.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), and when the stored version is another.
    async fn save(&mut self, note: &Note) -> Result<(), RepositoryError>;

    /// Saves a deletion: the note is not found from then on, and its unique values are free.
    ///
    /// # Errors
    /// When others still refer to it, the stored version is another, or the store fails.
    async fn remove(&mut self, note: &Note) -> Result<(), RepositoryError>;
}
