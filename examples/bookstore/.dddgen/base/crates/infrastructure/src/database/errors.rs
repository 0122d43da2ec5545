//! What the errors of the database mean to a port, whatever the statement.

use domain::repositories::RepositoryError;

/// The store is busy or failed.
pub(crate) fn store(error: sqlx::Error) -> RepositoryError {
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => {
            RepositoryError::Unavailable(error.into())
        }
        _ => RepositoryError::Store(error.into()),
    }
}
