//! Use cases on top of a store in memory.

mod catalog;
mod dispatcher;
mod fixtures;
mod queries;
mod reorder;
mod sales;

use fixtures::catalog::author as sample;
