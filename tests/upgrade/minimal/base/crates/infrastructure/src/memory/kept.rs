//! Aggregates of one kind, with what a table in a database checks of them.

use std::collections::BTreeMap;

use domain::audit::{Audit, Version};
use domain::repositories::RepositoryError;
use uuid::Uuid;

/// What a table has to know of an aggregate.
pub(crate) trait Kept: Clone {
    /// Its identity.
    fn key(&self) -> Uuid;

    /// Its history.
    fn history(&self) -> &Audit;

    /// How often it was written.
    fn revision(&self) -> Version;

    /// The version that was read.
    fn read_revision(&self) -> Version;
}

/// Aggregates by id.
#[derive(Debug, Clone)]
pub(crate) struct Table<T> {
    rows: BTreeMap<Uuid, T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: BTreeMap::new(),
        }
    }
}

impl<T: Kept> Table<T> {
    /// The live aggregates.
    pub(crate) fn live(&self) -> impl Iterator<Item = &T> {
        self.rows
            .values()
            .filter(|row| row.history().deleted_at.is_none())
    }

    /// The live aggregate with `id`.
    pub(crate) fn find(&self, id: Uuid) -> Option<&T> {
        self.rows
            .get(&id)
            .filter(|row| row.history().deleted_at.is_none())
    }

    /// Puts an aggregate in place, instead of its earlier version if there is one.
    pub(crate) fn insert(&mut self, row: T) {
        self.rows.insert(row.key(), row);
    }

    /// Checks that the present version is the one that `row` was made of.
    ///
    /// # Errors
    /// When it is another.
    pub(crate) fn expect_previous(&self, row: &T) -> Result<(), RepositoryError> {
        match self.find(row.key()) {
            Some(present) if present.revision() == row.read_revision() => Ok(()),
            _ => Err(RepositoryError::Stale),
        }
    }
}
