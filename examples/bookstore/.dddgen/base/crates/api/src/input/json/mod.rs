//! How each type of value is written in JSON; every other way is refused in words.

mod date;
mod decimal;
mod id;
mod instant;
mod list;
mod primitive;
mod time;

use std::str::FromStr;

use domain::validation::{Invalid, Violations};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// A type of value in a body.
pub(crate) trait FromJson: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// What is expected, and where in the value.
    fn from_json(json: &RawValue) -> Result<Self, Violations>;
}

/// A value as serde reads it.
fn plain<T: DeserializeOwned>(json: &RawValue, expected: &str) -> Result<T, Violations> {
    serde_json::from_str(json.get()).map_err(|_| refused(expected))
}

/// A value that is written as text.
fn text<T>(
    json: &RawValue,
    expected: &str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<T, Violations> {
    let text: String = plain(json, expected)?;
    read(&text).ok_or_else(|| refused(expected))
}

/// Text in the one form that the value has itself.
fn exact<T: FromStr + ToString>(text: &str) -> Option<T> {
    let value: T = text.parse().ok()?;
    (value.to_string() == text).then_some(value)
}

/// The refusal of the value as a whole.
pub(super) fn refused(expected: &str) -> Violations {
    let mut violations = Violations::default();
    violations.add("", Invalid::new("type", format!("must be {expected}")));
    violations
}

/// Reads JSON, for tests.
#[cfg(test)]
fn read<T: FromJson>(json: &str) -> Option<T> {
    let json: Box<RawValue> = serde_json::from_str(json).ok()?;
    T::from_json(&json).ok()
}
