//! Use cases on top of a store in memory.

mod catalog;
mod fixtures;
mod queries;
mod sales;
