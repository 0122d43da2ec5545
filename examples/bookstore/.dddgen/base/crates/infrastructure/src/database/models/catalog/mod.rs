//! Rows of the context `catalog`.

pub(crate) mod author;
pub(crate) mod book;
