//! The aggregate `Note`.

use std::mem;

use crate::audit::Audit;
use crate::audit::Stamp;
use crate::audit::Version;
use crate::events::ChangedFields;
use crate::events::DomainEvent;
use crate::events::NoteCreated;
use crate::events::NoteDeleted;
use crate::events::NoteEvent;
use crate::events::NoteUpdated;
use crate::ids::NoteId;
use crate::validation;
use crate::validation::Violations;

/// Something worth remembering.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    id: NoteId,
    details: NoteDetails,
    audit: Audit,
    version: Version,
    stored: Version,
    events: Vec<DomainEvent>,
}

/// What a note says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteDetails {
    title: String,
    body: Option<String>,
}

/// What is said about a note before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NoteDraft {
    /// Its title.
    pub title: Option<String>,
    /// Its body.
    pub body: Option<String>,
}

impl NoteDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: NoteDraft) -> Result<Self, Violations> {
        let NoteDraft { title, body } = draft;
        let mut violations = Violations::default();
        let title = violations.required("title", title, |value| validation::length(value, 1..=100));
        let body = violations.optional("body", body, |value| validation::length(value, 1..=65_535));
        violations.finish(|| {
            Some(Self {
                title: title?,
                body,
            })
        })
    }
}

impl Note {
    /// A new note.
    pub fn create(id: NoteId, details: NoteDetails, stamp: Stamp) -> Self {
        let created = NoteEvent::Created(created(id, details.clone()));
        let events = vec![DomainEvent::new(&stamp, created)];
        Self {
            id,
            details,
            audit: Audit::created(stamp),
            version: Version::FIRST,
            stored: Version::UNSAVED,
            events,
        }
    }

    /// A note as it was stored: for repositories alone.
    pub fn restore(id: NoteId, details: NoteDetails, audit: Audit, version: Version) -> Self {
        Self {
            id,
            details,
            audit,
            version,
            stored: version,
            events: Vec::new(),
        }
    }

    /// Notes that a store has it as it is, and hands out what happened to it until then: for
    /// repositories alone.
    #[must_use = "what happened has to be told"]
    pub fn saved(&mut self) -> Vec<DomainEvent> {
        self.stored = self.version;
        mem::take(&mut self.events)
    }

    /// Replaces what the note says about itself.
    pub fn revise(&mut self, details: NoteDetails, stamp: Stamp) {
        self.adopt(details, stamp);
    }

    fn adopt(&mut self, details: NoteDetails, stamp: Stamp) {
        let changed = changed(&self.details, &details);
        if !changed.is_empty() {
            let updated = NoteUpdated {
                id: self.id,
                changed,
            };
            self.events
                .push(DomainEvent::new(&stamp, NoteEvent::Updated(updated)));
        }
        self.details = details;
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Ends its life.
    pub fn delete(&mut self, stamp: Stamp) {
        let deleted = NoteDeleted { id: self.id };
        self.events
            .push(DomainEvent::new(&stamp, NoteEvent::Deleted(deleted)));
        self.audit.delete(stamp);
        self.version = self.stored.next();
    }

    /// Its identity.
    pub fn id(&self) -> NoteId {
        self.id
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.details.title
    }

    /// Its body.
    pub fn body(&self) -> Option<&str> {
        self.details.body.as_deref()
    }

    /// Its history.
    pub fn audit(&self) -> &Audit {
        &self.audit
    }

    /// How often it was written, the changes since it was read included.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The version that was read, on which the changes since then are made.
    pub fn stored_version(&self) -> Version {
        self.stored
    }
}

impl From<&Note> for NoteDraft {
    fn from(note: &Note) -> Self {
        let details = note.details.clone();
        Self {
            title: Some(details.title),
            body: details.body,
        }
    }
}

/// What is told of a new one.
fn created(id: NoteId, details: NoteDetails) -> NoteCreated {
    let NoteDetails { title, body } = details;
    NoteCreated { id, title, body }
}

/// The names of the fields that differ.
fn changed(before: &NoteDetails, after: &NoteDetails) -> Vec<&'static str> {
    let mut changed = ChangedFields::default();
    changed.note("title", &before.title, &after.title);
    changed.note("body", &before.body, &after.body);
    changed.names()
}
