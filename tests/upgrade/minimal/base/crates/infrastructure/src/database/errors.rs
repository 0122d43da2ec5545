//! What the database's errors mean to a repository: the one place that knows.

use domain::repositories::RepositoryError;
use sqlx::sqlite::SqliteQueryResult;

/// The store is busy or failed.
pub(crate) fn store(error: sqlx::Error) -> RepositoryError {
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => {
            RepositoryError::Unavailable(error.into())
        }
        _ => RepositoryError::Store(error.into()),
    }
}

/// The unique field combinations of a table.
#[derive(Debug)]
pub(crate) struct Uniques {
    /// The table.
    pub(crate) table: &'static str,
    /// Each combination, in the order of its index.
    pub(crate) fields: &'static [&'static [&'static str]],
}

/// What came of a statement that writes one row of a table.
///
/// # Errors
/// A unique index refused it, it found no row of the expected version, or the store failed.
pub(crate) fn written(
    result: Result<SqliteQueryResult, sqlx::Error>,
    uniques: &Uniques,
) -> Result<(), RepositoryError> {
    match result {
        Ok(done) if done.rows_affected() == 1 => Ok(()),
        Ok(_) => Err(RepositoryError::Stale),
        Err(error) => Err(match uniques.violated_by(&error) {
            Some(fields) => RepositoryError::Duplicate { fields },
            None => store(error),
        }),
    }
}

impl Uniques {
    /// The combination that an error is about. SQLite names the columns of the index:
    /// `UNIQUE constraint failed: books.title, books.author_id`.
    fn violated_by(&self, error: &sqlx::Error) -> Option<&'static [&'static str]> {
        let error = error
            .as_database_error()
            .filter(|error| error.is_unique_violation())?;
        let (_, columns) = error.message().rsplit_once(": ")?;
        self.fields.iter().copied().find(|fields| {
            let named = fields.iter().map(|field| format!("{}.{field}", self.table));
            named.eq(columns.split(", ").map(ToOwned::to_owned))
        })
    }
}
