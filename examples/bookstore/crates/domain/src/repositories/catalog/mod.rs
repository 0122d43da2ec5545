//! Ports of the context `catalog`.

mod author;
mod book;

pub use author::AuthorRepository;
pub use book::BookRepository;
