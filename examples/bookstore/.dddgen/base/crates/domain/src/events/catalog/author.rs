//! What happens to authors.

use chrono::NaiveDate;

use crate::ids::AuthorId;
use crate::value_objects::Email;
use crate::value_objects::Url;

/// Something that happened to an author.
#[derive(Debug, Clone, PartialEq)]
pub enum AuthorEvent {
    /// It was created.
    Created(AuthorCreated),
    /// Some of what it says about itself was changed.
    Updated(AuthorUpdated),
    /// It was deleted.
    Deleted(AuthorDeleted),
}

/// An author was created.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorCreated {
    /// Its identity.
    pub id: AuthorId,
    /// Its name.
    pub name: String,
    /// Its email.
    pub email: Option<Email>,
    /// Its website.
    pub website: Option<Url>,
    /// When it was born.
    pub born_on: Option<NaiveDate>,
}

/// Some of what an author says about itself was changed.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorUpdated {
    /// Its identity.
    pub id: AuthorId,
    /// The names of the fields that are not as they were, one at least.
    pub changed: Vec<&'static str>,
}

/// An author was deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorDeleted {
    /// Its identity.
    pub id: AuthorId,
}

impl AuthorEvent {
    /// What kind of event it is.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Created(_) => AuthorCreated::NAME,
            Self::Updated(_) => AuthorUpdated::NAME,
            Self::Deleted(_) => AuthorDeleted::NAME,
        }
    }

    /// The version of its data.
    pub fn version(&self) -> u32 {
        match self {
            Self::Created(_) => AuthorCreated::VERSION,
            Self::Updated(_) => AuthorUpdated::VERSION,
            Self::Deleted(_) => AuthorDeleted::VERSION,
        }
    }
}

impl AuthorCreated {
    /// What such events are called.
    pub const NAME: &'static str = "catalog.author.created";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl AuthorUpdated {
    /// What such events are called.
    pub const NAME: &'static str = "catalog.author.updated";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl AuthorDeleted {
    /// What such events are called.
    pub const NAME: &'static str = "catalog.author.deleted";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}
