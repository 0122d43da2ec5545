//! Reads straight from the database.

pub(crate) mod note;

pub use note::SqlNoteQueries;
