//! Bodies as callers send them, with everything that is wrong with them.
//!
//! Reading a member never fails: an [`Input`] remembers whether it was absent, null, a value, or
//! something else. So all that is wrong with a body, its structure and the rules of the domain,
//! comes in one answer.

mod faults;
mod json;
mod members;
mod nested;
mod whole;

use domain::validation::Violations;

pub(crate) use faults::Faults;
pub(crate) use json::FromJson;
pub(crate) use members::{Body, Members};
pub(crate) use nested::Nested;
pub(crate) use whole::whole;

/// A member of a body.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Input<T> {
    /// It is not there.
    Absent,
    /// It is null.
    Null,
    /// It is a value of its type.
    Value(T),
    /// It is something else; the places are relative to the member.
    Malformed(Violations),
}

impl<T> Input<T> {
    /// The same with another value.
    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> Input<U> {
        match self {
            Self::Absent => Input::Absent,
            Self::Null => Input::Null,
            Self::Value(value) => Input::Value(change(value)),
            Self::Malformed(violations) => Input::Malformed(violations),
        }
    }
}
