//! What the errors of the database mean to a port, whatever the statement.

use domain::repositories::RepositoryError;

use super::dialect::{is_overtaken, is_passing};

/// Someone else was faster, or the store is busy or failed.
pub(crate) fn store(error: sqlx::Error) -> RepositoryError {
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => {
            RepositoryError::Unavailable(error.into())
        }
        error if is_overtaken(&error) => RepositoryError::Stale,
        error if is_passing(&error) => RepositoryError::Unavailable(error.into()),
        error => RepositoryError::Store(error.into()),
    }
}
