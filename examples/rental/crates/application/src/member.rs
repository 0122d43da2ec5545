//! Members of aggregates, as callers see them: each with the version of its root, which is theirs too.

use domain::audit::Version;
use domain::repositories::RepositoryError;

use crate::error::UseCaseError;

/// A member of an aggregate, or all of them, at a version of the root.
#[derive(Debug, Clone, PartialEq)]
pub struct Versioned<T> {
    /// The member, or all of them.
    pub item: T,
    /// The version of the root.
    pub version: Version,
}

/// What a store refuses of the member at `index`, with its places seen from that member:
/// `lines/2/product_id` is its `product_id`.
pub(crate) fn seen_from(
    collection: &str,
    index: Option<usize>,
    error: RepositoryError,
) -> UseCaseError {
    match (error, index) {
        (RepositoryError::UnknownReference { mut fields }, Some(index)) => {
            let prefix = format!("{collection}/{index}/");
            for field in &mut fields {
                *field = field.strip_prefix(&prefix).unwrap_or(field).to_owned();
            }
            RepositoryError::UnknownReference { fields }.into()
        }
        (error, _) => error.into(),
    }
}
