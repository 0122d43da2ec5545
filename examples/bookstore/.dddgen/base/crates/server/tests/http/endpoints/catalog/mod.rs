//! The context `catalog` over HTTP.

pub(crate) mod author;
pub(crate) mod book;
mod low_on_stock;
