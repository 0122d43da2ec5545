//! The value object `Isbn`.

use std::fmt;

use crate::validation;
use crate::validation::Invalid;
use crate::validation::Pattern;

static PATTERN: Pattern = Pattern::new(r"^97[89]-[0-9]{10}$");

/// The international standard number of a book, thirteen digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Isbn(String);

impl Isbn {
    /// The value object that holds `value`.
    ///
    /// # Errors
    /// The rule that `value` breaks.
    pub fn parse(value: String) -> Result<Self, Invalid> {
        validation::length(value, 1..=255)
            .and_then(|value| validation::matching(value, &PATTERN))
            .map(Self)
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

impl fmt::Display for Isbn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_a_valid_value() {
        let value = String::from("978-0131495050");
        let parsed = Isbn::parse(value.clone()).expect("it is valid");
        assert_eq!(parsed.as_str(), value);
    }

    #[test]
    fn refuses_an_invalid_value() {
        let invalid = Isbn::parse(String::new());
        assert_eq!(invalid.map_err(|invalid| invalid.rule), Err("length"));
    }
}
