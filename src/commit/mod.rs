//! Carries a plan out, all or nothing.
//!
//! New contents are written and synced into `.dddgen/staging/`. Then a journal of what goes where
//! appears in one rename: before it nothing has happened, after it everything will. The files are
//! renamed into place, and journal and staging go away. Whatever was interrupted is finished or
//! taken back by [`begin`], with which every command starts.
//!
//! A file that the user edits meanwhile is never replaced: each one is compared with what the
//! plan saw right before it is touched.

mod access;
mod create;
mod journal;
mod lock;
mod session;
mod stage;
mod watch;

pub use create::{create, create_watched, require_vacant};
pub use session::{Recovered, Session, begin, begin_watched};
pub use watch::{Operation, Unwatched, Watch};
