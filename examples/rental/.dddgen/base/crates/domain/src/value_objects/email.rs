//! The value object `Email`.

use std::fmt;

use crate::validation::{self, Invalid, Pattern};

/// The rule of the HTML standard for `<input type=email>`, with a domain of at least two labels.
static PATTERN: Pattern = Pattern::new(
    r"^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$",
);

/// An e-mail address of at most 254 characters (RFC 5321, section 4.5.3.1.3), in lower case: people
/// write theirs either way, and mean one mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// The address in `value`.
    ///
    /// # Errors
    /// The rule that `value` breaks.
    pub fn parse(value: String) -> Result<Self, Invalid> {
        let value = validation::length(value, ..=254)?.to_ascii_lowercase();
        validation::matching(value, &PATTERN)
            .map(Self)
            .map_err(|_| Invalid::new("email", "must be an e-mail address"))
    }

    /// What it wraps.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it wraps.
    pub fn into_inner(self) -> String {
        self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_same_in_either_case() {
        let parse = |text: &str| Email::parse(text.to_owned());
        assert_eq!(parse("Ada@Example.com"), parse("ada@example.com"));
    }

    #[test]
    fn takes_addresses_alone() {
        let cases = [
            ("ada@example.com", true),
            ("ada.lovelace+books@mail.example.org", true),
            ("notanemail", false),
            ("ada@localhost", false),
            ("ada@@example.com", false),
            ("", false),
        ];
        for (text, valid) in cases {
            assert_eq!(Email::parse(text.to_owned()).is_ok(), valid, "{text}");
        }
    }
}
