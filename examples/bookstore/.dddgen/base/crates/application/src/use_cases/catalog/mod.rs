//! Use cases of the context `catalog`.

mod author;
mod book;

pub use author::{
    AuthorChanges, AuthorUseCases, CreateAuthor, DeleteAuthor, PatchAuthor, ReplaceAuthor,
};
pub use book::{BookChanges, BookUseCases, CreateBook, DeleteBook, PatchBook, ReplaceBook};
