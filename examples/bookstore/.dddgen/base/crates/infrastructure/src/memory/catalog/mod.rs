//! Aggregates of the context `catalog` in memory.

mod author;
mod book;

pub(crate) use author::MemoryAuthorRepository;
pub(crate) use book::MemoryBookRepository;
