//! The aggregate `Note`.

use crate::audit::Audit;
use crate::audit::Stamp;
use crate::audit::Version;
use crate::ids::NoteId;
use crate::validation::Violations;
use crate::validation::length;

/// Something worth remembering.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    id: NoteId,
    details: NoteDetails,
    audit: Audit,
    version: Version,
    stored: Version,
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
        let title = violations.required("title", title, |value| length(value, 1..=100));
        let body = violations.optional("body", body, |value| length(value, 1..=65_535));
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
        Self {
            id,
            details,
            audit: Audit::created(stamp),
            version: Version::FIRST,
            stored: Version::UNSAVED,
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
        }
    }

    /// The same once it was saved, as a store has it: for repositories alone.
    #[must_use]
    pub fn saved(self) -> Self {
        Self {
            stored: self.version,
            ..self
        }
    }

    /// Replaces what the note says about itself.
    pub fn revise(&mut self, details: NoteDetails, stamp: Stamp) {
        self.details = details;
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Ends its life.
    pub fn delete(&mut self, stamp: Stamp) {
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
