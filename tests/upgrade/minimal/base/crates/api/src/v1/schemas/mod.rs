//! What is sent and received, aggregate by aggregate.

mod note;

pub(super) use note::{NoteBody, NotePatch, NoteResponse};
