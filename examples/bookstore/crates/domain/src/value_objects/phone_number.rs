//! The value object `PhoneNumber`.

use std::fmt;

use crate::validation::{self, Invalid, Pattern};

static PATTERN: Pattern = Pattern::new(r"^\+[1-9][0-9]{6,14}$");

/// A telephone number in international form, `+14155550132` (ITU-T E.164).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// The number in `value`.
    ///
    /// # Errors
    /// The rule `phone`.
    pub fn parse(value: String) -> Result<Self, Invalid> {
        validation::matching(value, &PATTERN)
            .map(Self)
            .map_err(|_| Invalid::new("phone", "must be a telephone number such as +14155550132"))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as text.
    pub fn into_inner(self) -> String {
        self.0
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_international_numbers_alone() {
        let cases = [
            ("+14155550132", true),
            ("+442079460958", true),
            ("4155550132", false),
            ("+0155550132", false),
            ("+1 415 555 0132", false),
            ("", false),
        ];
        for (text, valid) in cases {
            assert_eq!(PhoneNumber::parse(text.to_owned()).is_ok(), valid, "{text}");
        }
    }
}
