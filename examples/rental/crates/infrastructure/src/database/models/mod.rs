//! How aggregates and read models lie in the tables: for each table its one list of columns, and
//! what is written to it and read from it.

pub(crate) mod inventory;
pub(crate) mod partners;
pub(crate) mod sales;
