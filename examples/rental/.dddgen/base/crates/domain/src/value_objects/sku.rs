//! The value object `Sku`.

use std::fmt;

use crate::validation;
use crate::validation::Invalid;
use crate::validation::Pattern;

static PATTERN: Pattern = Pattern::new(r"^[A-Z]{2,5}-[0-9]{4,}$");

/// The number by which we keep an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sku(String);

impl Sku {
    /// The value object that holds `value`.
    ///
    /// # Errors
    /// The rule that `value` breaks.
    pub fn parse(value: String) -> Result<Self, Invalid> {
        validation::length(value, ..=20)
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

impl fmt::Display for Sku {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_a_valid_value() {
        let value = String::from("DRILL-0001");
        let parsed = Sku::parse(value.clone()).expect("it is valid");
        assert_eq!(parsed.as_str(), value);
    }

    #[test]
    fn refuses_an_invalid_value() {
        let invalid = Sku::parse("x".repeat(21));
        assert_eq!(invalid.map_err(|invalid| invalid.rule), Err("length"));
    }
}
