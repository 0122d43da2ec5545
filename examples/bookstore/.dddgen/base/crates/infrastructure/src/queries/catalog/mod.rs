//! Reads of the context `catalog`.

pub(crate) mod author;
pub(crate) mod book;

pub use author::SqlAuthorQueries;
pub use book::SqlBookQueries;
