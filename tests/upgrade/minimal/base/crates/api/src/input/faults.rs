//! What is wrong with the structure of a body, next to what the domain refuses.

use application::change::FieldChange;
use domain::validation::Invalid;
use domain::validation::Violations;

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
                for violation in violations.iter() {
                    let place = format!("{field}{}", violation.field);
                    self.violations.add(place, violation.invalid.clone());
                }
                FieldChange::Keep
            }
        }
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

    /// The faults, then what is refused of members without fault.
    fn together(self, mut refused: Violations) -> Violations {
        let mut faults = self.violations;
        refused.retain(|field| {
            let mut known = faults.iter();
            known.all(|fault| member(&fault.field) != member(field))
        });
        faults.extend(refused);
        faults
    }
}

/// The member that a place such as `tags/1` lies in.
fn member(place: &str) -> &str {
    place.split_once('/').map_or(place, |(member, _)| member)
}
