//! What can be done, aggregate by aggregate.

mod note;

pub use note::{CreateNote, DeleteNote, NoteChanges, NoteUseCases, PatchNote, ReplaceNote};
