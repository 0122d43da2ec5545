//! How notes are kept.

use async_trait::async_trait;

use crate::entities::Note;
use crate::ids::NoteId;
use crate::repositories::BulkError;
use crate::repositories::RepositoryError;

/// Keeps notes.
#[async_trait]
pub trait NoteRepository: Send {
    /// The live note with `id`; none if there is none, or it was deleted.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&mut self, id: NoteId) -> Result<Option<Note>, RepositoryError>;

    /// The live notes with these ids, in their order; none where there is none.
    ///
    /// # Errors
    /// When the store fails.
    async fn find_all(&mut self, ids: &[NoteId]) -> Result<Vec<Option<Note>>, RepositoryError>;

    /// Adds many notes, in few steps.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), with the first one that is refused.
    async fn add_all(&mut self, notes: &mut [Note]) -> Result<(), BulkError>;

    /// Saves the changes of many notes, in few steps.
    ///
    /// # Errors
    /// Those of [`save`](Self::save), with the first one that is refused.
    async fn save_all(&mut self, notes: &mut [Note]) -> Result<(), BulkError>;

    /// Adds a note, and takes over what happened to it.
    ///
    /// # Errors
    /// A value that has to be unique is taken, a reference leads nowhere, or the store fails.
    async fn add(&mut self, note: &mut Note) -> Result<(), RepositoryError>;

    /// Saves the changes that were made since it was read, provided that nobody else saved one,
    /// and takes over what happened to it.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), and when the stored version is another.
    async fn save(&mut self, note: &mut Note) -> Result<(), RepositoryError>;

    /// Saves a deletion: the note is not found from then on, and its unique values are free.
    ///
    /// # Errors
    /// When others still refer to it, the stored version is another, or the store fails.
    async fn remove(&mut self, note: &mut Note) -> Result<(), RepositoryError>;
}
