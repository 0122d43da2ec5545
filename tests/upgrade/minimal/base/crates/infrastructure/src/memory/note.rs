//! Notes in memory.

use application::queries::NoteField;
use application::queries::NoteQueries;
use application::queries::NoteView;
use application::queries::Page;
use application::queries::Query;
use application::queries::Value;
use async_trait::async_trait;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::Note;
use domain::ids::NoteId;
use domain::repositories::NoteRepository;
use domain::repositories::RepositoryError;
use uuid::Uuid;

use crate::memory::Memory;
use crate::memory::contents::Contents;
use crate::memory::kept::Kept;
use crate::memory::listing::Readable;
use crate::memory::listing::page;

impl Kept for Note {
    fn key(&self) -> Uuid {
        self.id().into()
    }

    fn history(&self) -> &Audit {
        self.audit()
    }

    fn revision(&self) -> Version {
        self.version()
    }

    fn read_revision(&self) -> Version {
        self.stored_version()
    }
}

impl Readable<NoteField> for NoteView {
    fn value(&self, field: NoteField) -> Option<Value> {
        match field {
            NoteField::Id => Some(Value::Id(self.id.into())),
            NoteField::Title => Some(Value::Text(self.title.clone())),
            NoteField::Body => self.body.clone().map(Value::Text),
            NoteField::CreatedAt => Some(Value::Instant(self.audit.created.at)),
            NoteField::UpdatedAt => Some(Value::Instant(self.audit.updated.at)),
        }
    }
}

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
}

impl<'s> MemoryNoteRepository<'s> {
    pub(crate) fn new(state: &'s mut Contents) -> Self {
        Self { state }
    }
}

#[async_trait]
impl NoteRepository for MemoryNoteRepository<'_> {
    async fn find(&mut self, id: NoteId) -> Result<Option<Note>, RepositoryError> {
        Ok(self.state.notes.find(id.into()).cloned())
    }

    async fn add(&mut self, note: &Note) -> Result<(), RepositoryError> {
        self.state.notes.insert(note.clone().saved());
        Ok(())
    }

    async fn save(&mut self, note: &Note) -> Result<(), RepositoryError> {
        self.state.notes.expect_previous(note)?;
        self.state.notes.insert(note.clone().saved());
        Ok(())
    }

    async fn remove(&mut self, note: &Note) -> Result<(), RepositoryError> {
        self.state.notes.expect_previous(note)?;
        self.state.notes.insert(note.clone().saved());
        Ok(())
    }
}
