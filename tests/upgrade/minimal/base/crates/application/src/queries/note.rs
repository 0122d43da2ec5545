//! How notes are read.

use async_trait::async_trait;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::Note;
use domain::ids::NoteId;
use domain::repositories::RepositoryError;

use crate::queries::FieldSpec;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::QueryField;
use crate::queries::ValueKind;

/// A note as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteView {
    /// Its identity.
    pub id: NoteId,
    /// Its title.
    pub title: String,
    /// Its body.
    pub body: Option<String>,
    /// Its history.
    pub audit: Audit,
    /// How often it was written.
    pub version: Version,
}

impl From<&Note> for NoteView {
    fn from(note: &Note) -> Self {
        Self {
            id: note.id(),
            title: note.title().to_owned(),
            body: note.body().map(ToOwned::to_owned),
            audit: note.audit().clone(),
            version: note.version(),
        }
    }
}

/// What notes can be filtered and sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteField {
    /// Its identity.
    Id,
    /// Its title.
    Title,
    /// Its body.
    Body,
    /// When it was created.
    CreatedAt,
    /// When it was last changed.
    UpdatedAt,
}

impl QueryField for NoteField {
    const ALL: &'static [Self] = &[
        Self::Id,
        Self::Title,
        Self::Body,
        Self::CreatedAt,
        Self::UpdatedAt,
    ];

    fn spec(self) -> FieldSpec {
        match self {
            Self::Id => FieldSpec::required("id", ValueKind::Id),
            Self::Title => FieldSpec::required("title", ValueKind::Text),
            Self::Body => FieldSpec::optional("body", ValueKind::Text),
            Self::CreatedAt => FieldSpec::required("created_at", ValueKind::Instant),
            Self::UpdatedAt => FieldSpec::required("updated_at", ValueKind::Instant),
        }
    }
}

/// Reads notes.
#[async_trait]
pub trait NoteQueries: Send + Sync {
    /// The live note with `id`.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&self, id: NoteId) -> Result<Option<NoteView>, RepositoryError>;

    /// A page of the live notes that satisfy a query.
    ///
    /// # Errors
    /// When the store fails.
    async fn list(&self, query: &Query<NoteField>) -> Result<Page<NoteView>, RepositoryError>;
}
