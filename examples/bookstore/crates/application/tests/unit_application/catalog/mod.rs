//! Use cases of the context `catalog`.

mod author;
mod book;
mod low_on_stock;
