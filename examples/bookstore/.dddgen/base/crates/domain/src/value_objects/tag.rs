//! The value object `Tag`.

use std::fmt;

use crate::validation;
use crate::validation::Invalid;

/// A word by which books are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag(String);

impl Tag {
    /// The value object that holds `value`.
    ///
    /// # Errors
    /// The rule that `value` breaks.
    pub fn parse(value: String) -> Result<Self, Invalid> {
        validation::length(value, 1..=30).map(Self)
    }

    /// What it holds.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it holds.
    pub fn into_inner(self) -> String {
        self.0
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_a_valid_value() {
        let value = String::from("software");
        let parsed = Tag::parse(value.clone()).expect("it is valid");
        assert_eq!(parsed.as_str(), value);
    }

    #[test]
    fn refuses_an_invalid_value() {
        let invalid = Tag::parse(String::new());
        assert_eq!(invalid.map_err(|invalid| invalid.rule), Err("length"));
    }
}
