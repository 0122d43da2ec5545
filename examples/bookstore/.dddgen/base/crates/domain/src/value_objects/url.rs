//! The value object `Url`.

use std::fmt;

use crate::validation::{self, Invalid, Pattern};

static PATTERN: Pattern = Pattern::new(r"^https?://[^\s/?#]+([/?#]\S*)?$");

/// An absolute address on the web, of at most 2,048 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url(String);

impl Url {
    /// The address in `value`.
    ///
    /// # Errors
    /// The rule `length` or `url`.
    pub fn parse(value: String) -> Result<Self, Invalid> {
        let value = validation::length(value, ..=2_048)?;
        validation::matching(value, &PATTERN)
            .map(Self)
            .map_err(|_| Invalid::new("url", "must be an address such as https://example.com/"))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as text.
    pub fn into_inner(self) -> String {
        self.0
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_absolute_addresses_alone() {
        let cases = [
            ("https://example.com", true),
            ("http://example.com/a?b=c#d", true),
            ("ftp://example.com", false),
            ("example.com", false),
            ("https://", false),
            ("https://exa mple.com", false),
        ];
        for (text, valid) in cases {
            assert_eq!(Url::parse(text.to_owned()).is_ok(), valid, "{text}");
        }
    }
}
