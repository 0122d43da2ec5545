//! Reads straight from the database.

mod note;

pub use note::SqlNoteQueries;
