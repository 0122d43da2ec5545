//! Aggregates: what has an identity and a life of its own.

mod note;

pub use note::{Note, NoteDetails, NoteDraft};
