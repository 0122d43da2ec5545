//! Use cases on top of a store in memory.

mod fixtures;
mod note;
mod queries;
