//! What the members of all aggregates have in common: rules that only their root can keep.

use std::ops::RangeBounds;

use crate::validation;
use crate::validation::Invalid;
use crate::validation::Violations;

/// Why an aggregate refuses a change of its members.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MemberError {
    /// It has no such member.
    #[error("there is no {member} `{id}`")]
    NotFound {
        /// What was looked for, as `order line`.
        member: &'static str,
        /// The id that was looked for.
        id: String,
    },
    /// Another member has the same values, which are unique within the aggregate.
    #[error("another one has the same {}", .fields.join(", "))]
    Duplicate {
        /// The fields that are unique together.
        fields: &'static [&'static str],
    },
    /// There would be too many members, or too few.
    #[error("the number of {members} {expected}")]
    Count {
        /// What is counted, as `lines`.
        members: &'static str,
        /// What is expected of their number.
        expected: String,
    },
    /// A member breaks rules.
    #[error("{0}")]
    Invalid(#[from] Violations),
    /// The aggregate would break rules with such members.
    #[error("{0}")]
    Rules(Violations),
}

/// Reads each of the members that an aggregate begins with; none if one breaks a rule.
pub(crate) fn each<D, M>(
    collection: &str,
    drafts: Vec<D>,
    violations: &mut Violations,
    parse: impl Fn(D) -> Result<M, Violations>,
) -> Option<Vec<M>> {
    let expected = drafts.len();
    let mut members = Vec::with_capacity(expected);
    for (index, draft) in drafts.into_iter().enumerate() {
        match parse(draft) {
            Ok(member) => members.push(member),
            Err(refused) => violations.extend_within(&format!("{collection}/{index}"), refused),
        }
    }
    (members.len() == expected).then_some(members)
}

/// Refuses each member that shares with an earlier one what no two of them share.
pub(crate) fn refuse_shared<M>(
    collection: &str,
    members: &[M],
    violations: &mut Violations,
    shared: impl Fn(&M, &M) -> Option<&'static [&'static str]>,
) {
    for (index, member) in members.iter().enumerate() {
        let mut earlier = members.iter().take(index);
        let fields = earlier.find_map(|other| shared(other, member));
        for field in fields.unwrap_or_default() {
            let place = format!("{collection}/{index}/{field}");
            violations.add(place, Invalid::new("unique", "is that of another one"));
        }
    }
}

/// Checks how many members there would be.
///
/// # Errors
/// [`MemberError::Count`].
pub(crate) fn expect_count(
    members: &'static str,
    count: usize,
    bounds: impl RangeBounds<usize>,
) -> Result<(), MemberError> {
    match validation::within(count, bounds) {
        Ok(_) => Ok(()),
        Err(invalid) => Err(MemberError::Count {
            members,
            expected: invalid.message,
        }),
    }
}
