//! Repositories on the database, each inside a unit of work's transaction.

mod note;

pub(crate) use note::SqlNoteRepository;
