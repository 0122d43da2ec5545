//! Ports: how aggregates are kept, in words and signatures.
//!
//! A repository lives inside a unit of work: what it writes counts once the unit is committed.

mod error;
mod note;

pub use error::{BoxError, RepositoryError};
pub use note::NoteRepository;
