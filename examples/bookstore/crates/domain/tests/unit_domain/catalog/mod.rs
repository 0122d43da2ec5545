//! Rules of the context `catalog`.

mod author;
mod book;
