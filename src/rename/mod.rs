//! What is called otherwise in a new model than in the one before: its files move with the user's
//! edits, and generated lines say the new name.
//!
//! ```text
//! Model, Model ──Renames──▶ paths, words ──follow──▶ Base, Disk as if the names had always been
//! ```
//!
//! A rename is a merge like any other. Base and disk are first brought to where they would stand
//! had the new names been there from the start: files at their new paths, the old names replaced in
//! the lines that dddgen wrote. What is planned from there is then told against what really stands
//! on the disk. Lines that the user wrote are left as they are; [`mentions`] finds those that still
//! say an old name, or that of what is there no more. How good the replacement is decides how little
//! has to be merged, never what comes out: that is the new render. Only a file that is written once
//! and has edits keeps what was replaced.

mod follow;
mod gone;
mod homes;
mod mention;
mod names;
mod words;

pub use follow::{Followed, Names, follow};
pub use mention::{Mention, mentions};
pub use names::Renames;
pub use words::Words;
