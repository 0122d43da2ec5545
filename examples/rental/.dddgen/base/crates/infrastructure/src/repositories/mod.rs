//! Repositories on the database, each inside a unit of work's transaction.

pub(crate) mod inventory;
pub(crate) mod partners;
pub(crate) mod sales;
