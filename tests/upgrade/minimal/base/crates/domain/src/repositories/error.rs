//! Why a repository refuses or fails.

/// An error of the technology behind a port.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why a repository refuses or fails.
#[derive(Debug, thiserror::Error)]
pub enum RepositoryError {
    /// A live aggregate has the same values in `fields`, which are unique.
    #[error("another one has the same {}", .fields.join(", "))]
    Duplicate {
        /// The fields that are unique together.
        fields: &'static [&'static str],
    },
    /// `field` refers to an aggregate that does not exist, or no longer.
    #[error("{field} refers to nothing")]
    UnknownReference {
        /// The referring field.
        field: &'static str,
    },
    /// Live aggregates still refer to the one that was to be deleted.
    #[error("it is still in use by {by}")]
    InUse {
        /// The plural name of those that refer to it.
        by: &'static str,
    },
    /// The aggregate was changed or deleted since it was read.
    #[error("it was changed since it was read")]
    Stale,
    /// The store is busy or gone; the same may succeed later.
    #[error("the store does not answer")]
    Unavailable(#[source] BoxError),
    /// The store failed.
    #[error("the store failed")]
    Store(#[source] BoxError),
}
