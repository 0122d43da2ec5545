//! Notes in memory.

use application::queries::NoteField;
use application::queries::NoteQueries;
use application::queries::NoteView;
use application::queries::Page;
use application::queries::Query;
use async_trait::async_trait;
use domain::entities::Note;
use domain::events::DomainEvent;
use domain::ids::NoteId;
use domain::repositories::BulkError;
use domain::repositories::NoteRepository;
use domain::repositories::RepositoryError;

use crate::memory::Memory;
use crate::memory::contents::Contents;
use crate::memory::listing::page;

#[async_trait]
impl NoteQueries for Memory {
    async fn find(&self, id: NoteId) -> Result<Option<NoteView>, RepositoryError> {
        Ok(self
            .state
            .lock()
            .await
            .notes
            .find(id.into())
            .map(NoteView::from))
    }

    async fn list(&self, query: &Query<NoteField>) -> Result<Page<NoteView>, RepositoryError> {
        Ok(page(
            self.state.lock().await.notes.live().map(NoteView::from),
            query,
        ))
    }
}

/// Keeps notes in a unit's copy of the state.
pub(crate) struct MemoryNoteRepository<'s> {
    state: &'s mut Contents,
    events: &'s mut Vec<DomainEvent>,
}

impl<'s> MemoryNoteRepository<'s> {
    pub(crate) fn new(state: &'s mut Contents, events: &'s mut Vec<DomainEvent>) -> Self {
        Self { state, events }
    }
}

#[async_trait]
impl NoteRepository for MemoryNoteRepository<'_> {
    async fn find(&mut self, id: NoteId) -> Result<Option<Note>, RepositoryError> {
        Ok(self.state.notes.find(id.into()).cloned())
    }

    async fn find_all(&mut self, ids: &[NoteId]) -> Result<Vec<Option<Note>>, RepositoryError> {
        let notes = &self.state.notes;
        Ok(ids
            .iter()
            .map(|id| notes.find((*id).into()).cloned())
            .collect())
    }

    async fn add_all(&mut self, notes: &mut [Note]) -> Result<(), BulkError> {
        for (index, note) in notes.iter_mut().enumerate() {
            self.add(note).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn save_all(&mut self, notes: &mut [Note]) -> Result<(), BulkError> {
        for (index, note) in notes.iter_mut().enumerate() {
            self.save(note).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn add(&mut self, note: &mut Note) -> Result<(), RepositoryError> {
        self.events.extend(note.saved());
        self.state.notes.insert(note.clone());
        Ok(())
    }

    async fn save(&mut self, note: &mut Note) -> Result<(), RepositoryError> {
        self.state.notes.expect_previous(note)?;
        self.events.extend(note.saved());
        self.state.notes.insert(note.clone());
        Ok(())
    }

    async fn remove(&mut self, note: &mut Note) -> Result<(), RepositoryError> {
        self.state.notes.expect_previous(note)?;
        self.events.extend(note.saved());
        self.state.notes.insert(note.clone());
        Ok(())
    }
}
