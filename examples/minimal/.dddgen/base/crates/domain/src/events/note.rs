//! What happens to notes.

use crate::ids::NoteId;

/// Something that happened to a note.
#[derive(Debug, Clone, PartialEq)]
pub enum NoteEvent {
    /// It was created.
    Created(NoteCreated),
    /// Some of what it says about itself was changed.
    Updated(NoteUpdated),
    /// It was deleted.
    Deleted(NoteDeleted),
}

/// A note was created.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteCreated {
    /// Its identity.
    pub id: NoteId,
    /// Its title.
    pub title: String,
    /// Its body.
    pub body: Option<String>,
}

/// Some of what a note says about itself was changed.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteUpdated {
    /// Its identity.
    pub id: NoteId,
    /// The names of the fields that are not as they were, one at least.
    pub changed: Vec<&'static str>,
}

/// A note was deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteDeleted {
    /// Its identity.
    pub id: NoteId,
}

impl NoteEvent {
    /// What kind of event it is.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Created(_) => NoteCreated::NAME,
            Self::Updated(_) => NoteUpdated::NAME,
            Self::Deleted(_) => NoteDeleted::NAME,
        }
    }

    /// The version of its data.
    pub fn version(&self) -> u32 {
        match self {
            Self::Created(_) => NoteCreated::VERSION,
            Self::Updated(_) => NoteUpdated::VERSION,
            Self::Deleted(_) => NoteDeleted::VERSION,
        }
    }
}

impl NoteCreated {
    /// What such events are called.
    pub const NAME: &'static str = "note.created";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl NoteUpdated {
    /// What such events are called.
    pub const NAME: &'static str = "note.updated";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl NoteDeleted {
    /// What such events are called.
    pub const NAME: &'static str = "note.deleted";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}
