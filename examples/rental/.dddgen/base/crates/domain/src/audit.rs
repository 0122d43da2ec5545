//! Who changed an aggregate, when, and how often.

use std::fmt;

use chrono::{DateTime, Utc};

/// Who acts: a user's id, or the service itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorId(String);

impl ActorId {
    /// The actor called `id`.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The service itself.
    pub fn system() -> Self {
        Self::new("system")
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A change: its instant and its actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub by: ActorId,
}

/// The history that each aggregate carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Its creation.
    pub created: Stamp,
    /// Its last change; its creation until there is one.
    pub updated: Stamp,
    /// When it was deleted; none while it is live.
    pub deleted_at: Option<DateTime<Utc>>,
}

impl Audit {
    /// The history of something created just now.
    pub fn created(stamp: Stamp) -> Self {
        Self {
            created: stamp.clone(),
            updated: stamp,
            deleted_at: None,
        }
    }

    /// Notes a change.
    pub fn touch(&mut self, stamp: Stamp) {
        self.updated = stamp;
    }

    /// Notes the deletion, which is a change as well.
    pub fn delete(&mut self, stamp: Stamp) {
        self.deleted_at = Some(stamp.at);
        self.updated = stamp;
    }
}

/// How often an aggregate was written: 1 after its creation, one more with each change.
///
/// Whoever saves a change names the version that the change was made on, so two writers cannot
/// overwrite each other unnoticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version(i64);

impl Version {
    /// The version of what no store has yet.
    pub const UNSAVED: Self = Self(0);

    /// The version of something just created.
    pub const FIRST: Self = Self(1);

    /// The version numbered `number`, as it was stored.
    pub const fn restore(number: i64) -> Self {
        Self(number)
    }

    /// Its number.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// The version after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
