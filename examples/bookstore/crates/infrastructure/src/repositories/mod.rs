//! Repositories on the database, each inside a unit of work's transaction.

pub(crate) mod catalog;
pub(crate) mod sales;
