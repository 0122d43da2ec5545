//! Why a use case refuses or fails: the one error of this layer.

use domain::audit::Version;
use domain::members::MemberError;
use domain::repositories::{BoxError, BulkError, RepositoryError};
use domain::transition::TransitionError;
use domain::validation::{Invalid, Violations};

/// Why a use case refuses or fails.
#[derive(Debug, thiserror::Error)]
pub enum UseCaseError {
    /// There is no such live aggregate.
    #[error("there is no {entity} `{id}`")]
    NotFound {
        /// What was looked for, as `order item`.
        entity: &'static str,
        /// The id that was looked for.
        id: String,
    },
    /// The input breaks rules.
    #[error("{0}")]
    Invalid(#[from] Violations),
    /// Its state does not allow the step.
    #[error("{0}")]
    Transition(#[from] TransitionError),
    /// Values that are unique together are taken.
    #[error("another one has the same {}", .fields.join(", "))]
    Duplicate {
        /// The fields that are unique together.
        fields: &'static [&'static str],
    },
    /// An aggregate would break rules if a part of it, or its state, changed so.
    #[error("{0}")]
    Rules(Violations),
    /// An aggregate would have too many members of a kind, or too few.
    #[error("the number of {members} {expected}")]
    MemberCount {
        /// What is counted, as `lines`.
        members: &'static str,
        /// What is expected of their number.
        expected: String,
    },
    /// It cannot be deleted while others refer to it.
    #[error("it is still in use by {by}")]
    InUse {
        /// The plural name of those that refer to it.
        by: &'static str,
    },
    /// The caller expected another version.
    #[error("it is at version {actual}, which the caller did not expect")]
    VersionMismatch {
        /// What is stored.
        actual: Version,
    },
    /// Someone else changed it at the same time.
    #[error("it was changed by someone else at the same time")]
    Stale,
    /// One of many is refused, and with it all of them.
    #[error("item {index}: {source}")]
    Item {
        /// Which one, from 0.
        index: usize,
        /// Why.
        source: Box<UseCaseError>,
    },
    /// The store is busy or gone; the same may succeed later.
    #[error("the store does not answer")]
    Unavailable(#[source] BoxError),
    /// The store failed.
    #[error("the store failed")]
    Store(#[source] BoxError),
}

impl From<RepositoryError> for UseCaseError {
    fn from(error: RepositoryError) -> Self {
        match error {
            RepositoryError::Duplicate { fields } => Self::Duplicate { fields },
            RepositoryError::UnknownReference { fields } => {
                let mut violations = Violations::default();
                for field in fields {
                    violations.add(field, Invalid::new("reference", "refers to nothing"));
                }
                Self::Invalid(violations)
            }
            RepositoryError::InUse { by } => Self::InUse { by },
            RepositoryError::Stale => Self::Stale,
            RepositoryError::Unavailable(source) => Self::Unavailable(source),
            RepositoryError::Store(source) => Self::Store(source),
        }
    }
}

impl From<MemberError> for UseCaseError {
    fn from(error: MemberError) -> Self {
        match error {
            MemberError::NotFound { member, id } => Self::NotFound { entity: member, id },
            MemberError::Duplicate { fields } => Self::Duplicate { fields },
            MemberError::Count { members, expected } => Self::MemberCount { members, expected },
            MemberError::Invalid(violations) => Self::Invalid(violations),
            MemberError::Rules(violations) => Self::Rules(violations),
        }
    }
}

impl From<BulkError> for UseCaseError {
    fn from(error: BulkError) -> Self {
        match Self::from(error.source) {
            failure @ (Self::Unavailable(_) | Self::Store(_)) => failure,
            refusal => Self::item(error.index)(refusal),
        }
    }
}

impl UseCaseError {
    /// The refusal of the item at `index`.
    pub fn item(index: usize) -> impl FnOnce(Self) -> Self {
        move |source| Self::Item {
            index,
            source: Box::new(source),
        }
    }
}

/// Checks that the version is one of those that the caller expects; none is of an empty list, and
/// without a list any version is right.
///
/// # Errors
/// [`UseCaseError::VersionMismatch`].
pub fn expect_version(expected: Option<&[Version]>, actual: Version) -> Result<(), UseCaseError> {
    match expected {
        Some(versions) if !versions.contains(&actual) => {
            Err(UseCaseError::VersionMismatch { actual })
        }
        _ => Ok(()),
    }
}
