//! What is wrong with the structure of a body, next to what the domain refuses.

use application::change::FieldChange;
use domain::validation::{Invalid, Violations};

use super::Input;

/// Reads members and remembers what is wrong with them.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    violations: Violations,
    given: Vec<&'static str>,
}

impl Faults {
    /// A member that must not be null.
    pub(crate) fn value<T>(&mut self, field: &'static str, input: Input<T>) -> Option<T> {
        match self.change(field, input) {
            FieldChange::Keep => None,
            FieldChange::Set(value) => value,
        }
    }

    /// A member that may be null, which is as if it were absent.
    pub(crate) fn nullable<T>(&mut self, field: &'static str, input: Input<T>) -> Option<T> {
        match self.nullable_change(field, input) {
            FieldChange::Keep => None,
            FieldChange::Set(value) => value,
        }
    }

    /// The change of a member that must not be null.
    pub(crate) fn change<T>(&mut self, field: &'static str, input: Input<T>) -> FieldChange<T> {
        if matches!(input, Input::Null) {
            let invalid = Invalid::new("null", "must not be null");
            self.violations.add(field, invalid);
            return FieldChange::Keep;
        }
        self.nullable_change(field, input)
    }

    /// The change of a member that may be null, which empties it.
    pub(crate) fn nullable_change<T>(
        &mut self,
        field: &'static str,
        input: Input<T>,
    ) -> FieldChange<T> {
        match input {
            Input::Absent => FieldChange::Keep,
            Input::Null => FieldChange::Set(None),
            Input::Value(value) => {
                self.given.push(field);
                FieldChange::Set(Some(value))
            }
            Input::Malformed(violations) => {
                self.violations.extend_after(field, violations);
                FieldChange::Keep
            }
        }
    }

    /// What is wrong with a part that stands at `place`.
    pub(super) fn add_within(&mut self, place: &str, part: Violations) {
        self.violations.extend_within(place, part);
    }

    /// Whether nothing is wrong.
    pub(crate) fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    /// What is wrong.
    pub(crate) fn violations(self) -> Violations {
        self.violations
    }

    /// What is wrong with a member that has no value: nothing else, then it is missing.
    pub(crate) fn or_missing(mut self, field: &'static str) -> Violations {
        let is_known = self
            .violations
            .iter()
            .any(|fault| member(&fault.field) == field);
        if !is_known {
            let invalid = Invalid::new("required", "is required");
            self.violations.add(field, invalid);
        }
        self.violations
    }

    /// What the domain made of the whole.
    ///
    /// # Errors
    /// The faults, and what the domain refuses of members that are without fault.
    pub(crate) fn whole<T>(self, parsed: Result<T, Violations>) -> Result<T, Violations> {
        match parsed {
            Ok(value) if self.violations.is_empty() => Ok(value),
            parsed => Err(self.together(parsed.err().unwrap_or_default())),
        }
    }

    /// The changes, provided that the domain refuses none of the given members.
    ///
    /// # Errors
    /// The faults, and what the domain refuses of the given members.
    pub(crate) fn partial<T, U>(
        self,
        changes: T,
        parsed: Result<U, Violations>,
    ) -> Result<T, Violations> {
        let mut refused = parsed.err().unwrap_or_default();
        refused.retain(|field| self.given.contains(&member(field)));
        let violations = self.together(refused);
        if violations.is_empty() {
            Ok(changes)
        } else {
            Err(violations)
        }
    }

    /// The changes that replace everything but `kept`, provided that the domain refuses nothing
    /// else.
    ///
    /// # Errors
    /// The faults, and what the domain refuses of all other members.
    pub(crate) fn replaced<T, U>(
        self,
        changes: T,
        parsed: Result<U, Violations>,
        kept: &[&str],
    ) -> Result<T, Violations> {
        let mut refused = parsed.err().unwrap_or_default();
        refused.retain(|field| !kept.contains(&member(field)));
        let violations = self.together(refused);
        if violations.is_empty() {
            Ok(changes)
        } else {
            Err(violations)
        }
    }

    /// The faults, then what is refused of members without fault.
    fn together(self, mut refused: Violations) -> Violations {
        let mut faults = self.violations;
        refused.retain(|field| {
            let mut known = faults.iter();
            known.all(|fault| !overlap(&fault.field, field))
        });
        faults.extend(refused);
        faults
    }
}

/// Whether one of two places lies in the other.
fn overlap(one: &str, other: &str) -> bool {
    let within = |inner: &str, outer: &str| {
        let rest = inner.strip_prefix(outer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    within(one, other) || within(other, one)
}

/// The member that a place such as `tags/1` lies in.
fn member(place: &str) -> &str {
    place.split_once('/').map_or(place, |(member, _)| member)
}
