//! What happened in the context `catalog`.

mod author;
mod book;
