//! Repositories of the context `catalog`.

mod author;
mod book;

pub(crate) use author::SqlAuthorRepository;
pub(crate) use book::SqlBookRepository;
