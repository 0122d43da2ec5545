//! What can be done with notes.

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::Note;
use domain::entities::NoteDetails;
use domain::entities::NoteDraft;
use domain::ids::NoteId;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::queries::NoteField;
use crate::queries::NoteQueries;
use crate::queries::NoteView;
use crate::queries::Page;
use crate::queries::Query;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks for a new note.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateNote {
    /// What it says about itself.
    pub details: NoteDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to replace all that a note says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplaceNote {
    /// Which one.
    pub id: NoteId,
    /// The version that the caller knows, if it cares.
    pub expected: Option<Version>,
    /// What it says from now on.
    pub details: NoteDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what a note says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchNote {
    /// Which one.
    pub id: NoteId,
    /// The version that the caller knows, if it cares.
    pub expected: Option<Version>,
    /// What changes.
    pub changes: NoteChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to delete a note.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteNote {
    /// Which one.
    pub id: NoteId,
    /// The version that the caller knows, if it cares.
    pub expected: Option<Version>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of a note, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NoteChanges {
    /// Its title.
    pub title: FieldChange<String>,
    /// Its body.
    pub body: FieldChange<String>,
}

impl NoteChanges {
    /// The draft after the changes.
    pub fn over(self, draft: NoteDraft) -> NoteDraft {
        NoteDraft {
            title: self.title.over(draft.title),
            body: self.body.over(draft.body),
        }
    }
}

/// All that can be done with notes.
#[derive(Clone)]
pub struct NoteUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn NoteQueries>,
    clock: Arc<dyn Clock>,
}

impl NoteUseCases {
    /// The use cases on top of these ports.
    pub fn new(
        unit_of_work: Arc<dyn UnitOfWorkFactory>,
        queries: Arc<dyn NoteQueries>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            unit_of_work,
            queries,
            clock,
        }
    }

    /// The note with `id`.
    ///
    /// # Errors
    /// There is none, or the store fails.
    pub async fn get(&self, id: NoteId) -> Result<NoteView, UseCaseError> {
        self.queries.find(id).await?.ok_or_else(|| not_found(id))
    }

    /// A page of notes.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn list(&self, query: &Query<NoteField>) -> Result<Page<NoteView>, UseCaseError> {
        Ok(self.queries.list(query).await?)
    }

    /// Creates a note.
    ///
    /// # Errors
    /// A unique value is taken, a reference leads nowhere, or the store fails.
    pub async fn create(&self, command: CreateNote) -> Result<NoteView, UseCaseError> {
        let stamp = self.stamp(command.actor);
        let note = Note::create(NoteId::generate(), command.details, stamp);
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.notes().add(&note).await?;
        unit_of_work.commit().await?;
        Ok(NoteView::from(&note))
    }

    /// Replaces all that a note says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create).
    pub async fn replace(&self, command: ReplaceNote) -> Result<NoteView, UseCaseError> {
        let ReplaceNote {
            id,
            expected,
            details,
            actor,
        } = command;
        self.change(id, expected, actor, |_| Ok(details)).await
    }

    /// Changes some of what a note says about itself.
    ///
    /// # Errors
    /// The result breaks rules, or those of [`replace`](Self::replace).
    pub async fn patch(&self, command: PatchNote) -> Result<NoteView, UseCaseError> {
        let PatchNote {
            id,
            expected,
            changes,
            actor,
        } = command;
        self.change(id, expected, actor, |note| {
            Ok(NoteDetails::parse(changes.over(NoteDraft::from(note)))?)
        })
        .await
    }

    /// Deletes a note.
    ///
    /// # Errors
    /// There is none, its version is another, others refer to it, or the store fails.
    pub async fn delete(&self, command: DeleteNote) -> Result<(), UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.notes().find(command.id).await?;
        let mut note = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected, note.version())?;
        note.delete(self.stamp(command.actor));
        unit_of_work.notes().remove(&note).await?;
        Ok(unit_of_work.commit().await?)
    }

    async fn change(
        &self,
        id: NoteId,
        expected: Option<Version>,
        actor: ActorId,
        details: impl FnOnce(&Note) -> Result<NoteDetails, UseCaseError> + Send,
    ) -> Result<NoteView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.notes().find(id).await?;
        let mut note = found.ok_or_else(|| not_found(id))?;
        expect_version(expected, note.version())?;
        let details = details(&note)?;
        note.revise(details, self.stamp(actor));
        unit_of_work.notes().save(&note).await?;
        unit_of_work.commit().await?;
        Ok(NoteView::from(&note))
    }

    fn stamp(&self, by: ActorId) -> Stamp {
        Stamp {
            at: self.clock.now(),
            by,
        }
    }
}

fn not_found(id: NoteId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "note",
        id: id.to_string(),
    }
}
