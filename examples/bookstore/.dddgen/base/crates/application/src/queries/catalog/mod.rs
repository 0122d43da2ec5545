//! Read models of the context `catalog`.

mod author;
mod book;

pub use author::{AuthorField, AuthorQueries, AuthorView};
pub use book::{BookField, BookQueries, BookStatistics, BookView};
