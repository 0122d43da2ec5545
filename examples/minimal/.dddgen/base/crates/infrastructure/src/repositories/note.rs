//! Notes in the database.

use std::slice;

use async_trait::async_trait;
use domain::entities::Note;
use domain::events::DomainEvent;
use domain::ids::NoteId;
use domain::repositories::BulkError;
use domain::repositories::NoteRepository;
use domain::repositories::RepositoryError;

use crate::database::Connection;
use crate::database::find;
use crate::database::find_all;
use crate::database::insert;
use crate::database::insert_all;
use crate::database::models::note::TABLE;
use crate::database::models::note::restore;
use crate::database::models::note::values;
use crate::database::remove;
use crate::database::update;
use crate::database::update_all;

/// Keeps notes in a transaction.
pub(crate) struct SqlNoteRepository<'t> {
    connection: &'t mut Connection,
    events: &'t mut Vec<DomainEvent>,
}

impl<'t> SqlNoteRepository<'t> {
    pub(crate) fn new(connection: &'t mut Connection, events: &'t mut Vec<DomainEvent>) -> Self {
        Self { connection, events }
    }
}

#[async_trait]
impl NoteRepository for SqlNoteRepository<'_> {
    async fn find(&mut self, id: NoteId) -> Result<Option<Note>, RepositoryError> {
        find(&mut *self.connection, &TABLE, id.into(), restore).await
    }

    async fn find_all(&mut self, ids: &[NoteId]) -> Result<Vec<Option<Note>>, RepositoryError> {
        find_all(self.connection, &TABLE, ids, restore).await
    }

    async fn add_all(&mut self, notes: &mut [Note]) -> Result<(), BulkError> {
        insert_all(self.connection, &TABLE, notes, values).await?;
        self.events.extend(notes.iter_mut().flat_map(Note::saved));
        Ok(())
    }

    async fn save_all(&mut self, notes: &mut [Note]) -> Result<(), BulkError> {
        update_all(self.connection, &TABLE, notes, values).await?;
        self.events.extend(notes.iter_mut().flat_map(Note::saved));
        Ok(())
    }

    async fn add(&mut self, note: &mut Note) -> Result<(), RepositoryError> {
        insert(self.connection, &TABLE, slice::from_ref(note), values).await?;
        self.events.extend(note.saved());
        Ok(())
    }

    async fn save(&mut self, note: &mut Note) -> Result<(), RepositoryError> {
        update(self.connection, &TABLE, note, values).await?;
        self.events.extend(note.saved());
        Ok(())
    }

    async fn remove(&mut self, note: &mut Note) -> Result<(), RepositoryError> {
        remove(self.connection, &TABLE, note).await?;
        self.events.extend(note.saved());
        Ok(())
    }
}
