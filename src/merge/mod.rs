//! Three-way merge of one text: what dddgen wrote last time, what the user made of it, and what
//! dddgen writes now.
//!
//! The core is `regions`: two line diffs against the base, woven into regions that are data.
//! `union` settles what is a conflict to git but not to a reader: both sides added an element
//! to one list. `markers` writes what is left. A clean result is parsed again (`syntax`), and
//! what no longer parses is a conflict too. `Cargo.toml` is merged by key (`manifest`).

mod elements;
mod kind;
mod lines;
mod manifest;
mod markers;
mod regions;
mod scan;
mod settle;
mod syntax;
mod toml_value;
mod union;
mod weave;

pub use manifest::manifest;
pub use markers::{Labels, unresolved};
pub use syntax::Syntax;
pub use weave::{Merged, Sides, file, offer, text};
