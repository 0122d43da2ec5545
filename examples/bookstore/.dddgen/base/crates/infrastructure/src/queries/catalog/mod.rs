//! Reads of the context `catalog`.

mod author;
mod book;

pub use author::SqlAuthorQueries;
pub use book::SqlBookQueries;
