//! Why a repository refuses or fails.

/// An error of the technology behind a port.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why a repository refuses many aggregates at once, all of them.
#[derive(Debug, thiserror::Error)]
#[error("item {index}: {source}")]
pub struct BulkError {
    /// The first one that it refuses, from 0.
    pub index: usize,
    /// Why.
    pub source: RepositoryError,
}

impl BulkError {
    /// The refusal of the aggregate at `index`.
    pub fn at(index: usize) -> impl FnOnce(RepositoryError) -> Self {
        move |source| Self { index, source }
    }
}

/// Why a repository refuses or fails.
#[derive(Debug, thiserror::Error)]
pub enum RepositoryError {
    /// A live aggregate has the same values in `fields`, which are unique.
    #[error("another one has the same {}", .fields.join(", "))]
    Duplicate {
        /// The fields that are unique together.
        fields: &'static [&'static str],
    },
    /// `fields` refer to aggregates that do not exist, or no longer.
    #[error("{} leads nowhere", .fields.join(", "))]
    UnknownReference {
        /// The referring fields, those of a member as `lines/0/product_id`.
        fields: Vec<String>,
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
