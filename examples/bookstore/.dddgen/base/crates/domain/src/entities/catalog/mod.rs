//! What we sell.

mod author;
mod book;

pub use author::{Author, AuthorDetails, AuthorDraft};
pub use book::{Book, BookDetails, BookDraft};
