//! Conditions that are composed.

use std::ops::Not;

use super::{Condition, QueryField, Readable};

/// A condition on the fields of a read model, composed of others by `and`, `or` and `not`.
///
/// An item satisfies it or does not, there is no third: what a simple condition asks of a value
/// does not hold for a null, so its negation does.
#[derive(Debug, Clone, PartialEq)]
pub enum Specification<F> {
    /// A simple condition.
    Is(Condition<F>),
    /// All of them; of none, everything.
    All(Vec<Self>),
    /// At least one of them; of none, nothing.
    Any(Vec<Self>),
    /// What the other does not hold for.
    Not(Box<Self>),
}

/// A specification that a list can be asked for by its name.
#[derive(Debug, Clone, Copy)]
pub struct NamedSpecification<F> {
    /// Its name.
    pub name: &'static str,
    /// What makes it.
    pub specification: fn() -> Specification<F>,
}

impl<F> Specification<F> {
    /// Both this and `other`.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::All(vec![self, other])
    }

    /// This or `other`, or both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self::Any(vec![self, other])
    }
}

impl<F> Not for Specification<F> {
    type Output = Self;

    fn not(self) -> Self {
        Self::Not(Box::new(self))
    }
}

impl<F: QueryField> Specification<F> {
    /// Whether an item satisfies it.
    pub fn is_satisfied_by(&self, item: &impl Readable<F>) -> bool {
        match self {
            Self::Is(Condition { field, test }) => test.accepts(item.value(*field).as_ref()),
            Self::All(parts) => parts.iter().all(|part| part.is_satisfied_by(item)),
            Self::Any(parts) => parts.iter().any(|part| part.is_satisfied_by(item)),
            Self::Not(inner) => !inner.is_satisfied_by(item),
        }
    }
}
