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
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
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
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
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
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
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
        let mut note = Note::create(NoteId::generate(), command.details, stamp);
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.notes().add(&mut note).await?;
        unit_of_work.commit().await?;
        Ok(NoteView::from(&note))
    }

    /// Creates many notes, or none.
    ///
    /// # Errors
    /// Those of [`create`](Self::create), as [`UseCaseError::Item`].
    pub async fn create_all(
        &self,
        commands: Vec<CreateNote>,
    ) -> Result<Vec<NoteView>, UseCaseError> {
        let created = commands.into_iter().map(|command| {
            let stamp = self.stamp(command.actor);
            Note::create(NoteId::generate(), command.details, stamp)
        });
        let mut created: Vec<_> = created.collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.notes().add_all(&mut created).await?;
        unit_of_work.commit().await?;
        Ok(created.iter().map(NoteView::from).collect())
    }

    /// Changes some of what many notes say about themselves, or nothing.
    ///
    /// # Errors
    /// Those of [`patch`](Self::patch), as [`UseCaseError::Item`].
    pub async fn patch_all(&self, commands: Vec<PatchNote>) -> Result<Vec<NoteView>, UseCaseError> {
        let ids: Vec<_> = commands.iter().map(|command| command.id).collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.notes().find_all(&ids).await?;
        let mut patched = Vec::with_capacity(found.len());
        for (index, (found, command)) in found.into_iter().zip(commands).enumerate() {
            let note = self.patched(found, command);
            patched.push(note.map_err(UseCaseError::item(index))?);
        }
        unit_of_work.notes().save_all(&mut patched).await?;
        unit_of_work.commit().await?;
        Ok(patched.iter().map(NoteView::from).collect())
    }

    fn patched(&self, found: Option<Note>, command: PatchNote) -> Result<Note, UseCaseError> {
        let mut note = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), note.version())?;
        let draft = command.changes.over(NoteDraft::from(&note));
        let details = NoteDetails::parse(draft)?;
        note.revise(details, self.stamp(command.actor));
        Ok(note)
    }

    /// Replaces all that a note says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create).
    pub async fn replace(&self, command: ReplaceNote) -> Result<NoteView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.notes().find(command.id).await?;
        let mut note = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), note.version())?;
        note.revise(command.details, self.stamp(command.actor));
        unit_of_work.notes().save(&mut note).await?;
        unit_of_work.commit().await?;
        Ok(NoteView::from(&note))
    }

    /// Changes some of what a note says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create) for what it would
    /// say then.
    pub async fn patch(&self, command: PatchNote) -> Result<NoteView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.notes().find(command.id).await?;
        let mut note = self.patched(found, command)?;
        unit_of_work.notes().save(&mut note).await?;
        unit_of_work.commit().await?;
        Ok(NoteView::from(&note))
    }

    /// Deletes a note.
    ///
    /// # Errors
    /// There is none, its version is another, others refer to it, or the store fails.
    pub async fn delete(&self, command: DeleteNote) -> Result<(), UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.notes().find(command.id).await?;
        let mut note = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), note.version())?;
        note.delete(self.stamp(command.actor));
        unit_of_work.notes().remove(&mut note).await?;
        Ok(unit_of_work.commit().await?)
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
