//! Notes in the database.

use std::slice;

use async_trait::async_trait;
use domain::entities::Note;
use domain::ids::NoteId;
use domain::repositories::NoteRepository;
use domain::repositories::RepositoryError;

use crate::database::Connection;
use crate::database::find;
use crate::database::insert;
use crate::database::models::note::TABLE;
use crate::database::models::note::restore;
use crate::database::models::note::values;
use crate::database::remove;
use crate::database::update;

/// Keeps notes in a transaction.
pub(crate) struct SqlNoteRepository<'t> {
    connection: &'t mut Connection,
}

impl<'t> SqlNoteRepository<'t> {
    pub(crate) fn new(connection: &'t mut Connection) -> Self {
        Self { connection }
    }
}

#[async_trait]
impl NoteRepository for SqlNoteRepository<'_> {
    async fn find(&mut self, id: NoteId) -> Result<Option<Note>, RepositoryError> {
        find(&mut *self.connection, &TABLE, id.into(), restore).await
    }

    async fn add(&mut self, note: &Note) -> Result<(), RepositoryError> {
        insert(self.connection, &TABLE, slice::from_ref(note), values).await
    }

    async fn save(&mut self, note: &Note) -> Result<(), RepositoryError> {
        update(self.connection, &TABLE, note, values).await
    }

    async fn remove(&mut self, note: &Note) -> Result<(), RepositoryError> {
        remove(self.connection, &TABLE, note).await
    }
}
