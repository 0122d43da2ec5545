//! What happens to books.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::ids::AuthorId;
use crate::ids::BookId;
use crate::value_objects::Isbn;
use crate::value_objects::Tag;

/// Something that happened to a book.
#[derive(Debug, Clone, PartialEq)]
pub enum BookEvent {
    /// It was created.
    Created(BookCreated),
    /// Some of what it says about itself was changed.
    Updated(BookUpdated),
    /// It was deleted.
    Deleted(BookDeleted),
}

/// A book was created.
#[derive(Debug, Clone, PartialEq)]
pub struct BookCreated {
    /// Its identity.
    pub id: BookId,
    /// Its isbn.
    pub isbn: Isbn,
    /// Its title.
    pub title: String,
    /// Its subtitle.
    pub subtitle: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// Its price.
    pub price: Decimal,
    /// Its stock.
    pub stock: i32,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// When it was published.
    pub published_on: Option<NaiveDate>,
    /// Whether it is available.
    pub available: bool,
    /// Its author, by id.
    pub author_id: AuthorId,
}

/// Some of what a book says about itself was changed.
#[derive(Debug, Clone, PartialEq)]
pub struct BookUpdated {
    /// Its identity.
    pub id: BookId,
    /// The names of the fields that are not as they were, one at least.
    pub changed: Vec<&'static str>,
}

/// A book was deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct BookDeleted {
    /// Its identity.
    pub id: BookId,
}

impl BookEvent {
    /// What kind of event it is.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Created(_) => BookCreated::NAME,
            Self::Updated(_) => BookUpdated::NAME,
            Self::Deleted(_) => BookDeleted::NAME,
        }
    }

    /// The version of its data.
    pub fn version(&self) -> u32 {
        match self {
            Self::Created(_) => BookCreated::VERSION,
            Self::Updated(_) => BookUpdated::VERSION,
            Self::Deleted(_) => BookDeleted::VERSION,
        }
    }
}

impl BookCreated {
    /// What such events are called.
    pub const NAME: &'static str = "catalog.book.created";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl BookUpdated {
    /// What such events are called.
    pub const NAME: &'static str = "catalog.book.updated";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl BookDeleted {
    /// What such events are called.
    pub const NAME: &'static str = "catalog.book.deleted";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}
