//! Aggregates of one kind, with what a table in a database checks of them.

use std::collections::BTreeMap;

use domain::repositories::RepositoryError;
use uuid::Uuid;

use crate::kept::Kept;
use crate::kept::REFERRING;

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

    /// Some of the live aggregates that refer to what `refers` looks for.
    pub(crate) fn referring(&self, refers: impl Fn(&T) -> bool) -> Vec<T>
    where
        T: Clone,
    {
        let found = self.live().filter(|row| refers(row));
        found.take(REFERRING).cloned().collect()
    }

    /// Checks that no other live aggregate has the same `key`; one without a key has no double.
    ///
    /// # Errors
    /// When one has it, naming `fields`.
    pub(crate) fn expect_unique<'r, K: PartialEq>(
        &'r self,
        row: &'r T,
        fields: &'static [&'static str],
        key: impl Fn(&'r T) -> Option<K>,
    ) -> Result<(), RepositoryError> {
        let Some(wanted) = key(row) else {
            return Ok(());
        };
        let mut others = self.live().filter(|other| other.key() != row.key());
        if others.any(|other| key(other).as_ref() == Some(&wanted)) {
            return Err(RepositoryError::Duplicate { fields });
        }
        Ok(())
    }
}
