//! What statements have to know of a table.

use domain::repositories::RepositoryError;

use super::dialect::QUOTE;
use super::dialect::violated_unique;
use super::store;

/// A table. Its columns stand in one order, which what is written into it follows.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its columns.
    pub(crate) columns: &'static [&'static str],
    /// What two live rows must not share.
    pub(crate) uniques: &'static [Unique],
}

/// Fields that are unique together.
#[derive(Debug)]
pub(crate) struct Unique {
    /// What an error of the database calls their index.
    pub(crate) named: &'static str,
    /// The fields.
    pub(crate) fields: &'static [&'static str],
}

impl Table {
    /// Its name as SQL takes it.
    pub(crate) fn quoted(&self) -> String {
        quoted(self.name)
    }

    /// Its columns as SQL takes them.
    pub(crate) fn column_list(&self) -> String {
        let columns: Vec<_> = self.columns.iter().map(|column| quoted(column)).collect();
        columns.join(", ")
    }

    /// What an error of a statement that writes to the table means.
    pub(crate) fn refusal(&self, error: sqlx::Error) -> RepositoryError {
        let unique = violated_unique(&error)
            .and_then(|violated| self.uniques.iter().find(|unique| unique.named == violated));
        match unique {
            Some(unique) => RepositoryError::Duplicate {
                fields: unique.fields,
            },
            None => store(error),
        }
    }
}

/// A name as SQL takes it.
pub(crate) fn quoted(name: &str) -> String {
    format!("{QUOTE}{name}{QUOTE}")
}
