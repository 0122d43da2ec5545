//! Events of the context `catalog`.

mod author;
mod book;

pub use author::AuthorCreated;
pub use author::AuthorDeleted;
pub use author::AuthorEvent;
pub use author::AuthorUpdated;
pub use book::BookCreated;
pub use book::BookDeleted;
pub use book::BookEvent;
pub use book::BookUpdated;
