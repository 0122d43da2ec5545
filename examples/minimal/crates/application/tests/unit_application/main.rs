//! Use cases on top of a store in memory.

mod dispatcher;
mod fixtures;
mod note;
mod queries;

use fixtures::note as sample;
