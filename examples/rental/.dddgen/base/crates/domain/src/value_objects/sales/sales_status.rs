//! The enum `SalesStatus`.

use std::fmt;

use crate::validation::Invalid;

/// How far a sale is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SalesStatus {
    /// Draft.
    Draft,
    /// Confirmed.
    Confirmed,
    /// Shipped.
    Shipped,
    /// Completed.
    Completed,
    /// Cancelled.
    Cancelled,
}

impl SalesStatus {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Draft,
        Self::Confirmed,
        Self::Shipped,
        Self::Completed,
        Self::Cancelled,
    ];

    /// The text of each, in the same order.
    pub const TEXTS: &'static [&'static str] = &[
        Self::Draft.as_str(),
        Self::Confirmed.as_str(),
        Self::Shipped.as_str(),
        Self::Completed.as_str(),
        Self::Cancelled.as_str(),
    ];

    /// The one that `text` stands for.
    ///
    /// # Errors
    /// The rule `one_of`.
    pub fn parse(text: String) -> Result<Self, Invalid> {
        let found = Self::ALL
            .iter()
            .copied()
            .find(|known| known.as_str() == text);
        found.ok_or_else(|| {
            let texts = Self::TEXTS.join(", ");
            Invalid::new("one_of", format!("must be one of {texts}"))
        })
    }

    /// Its text, in JSON and in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Confirmed => "confirmed",
            Self::Shipped => "shipped",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether nothing comes after it.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled)
    }
}

impl fmt::Display for SalesStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_from_its_text() {
        for known in SalesStatus::ALL {
            assert_eq!(SalesStatus::parse(known.to_string()), Ok(*known));
        }
        let texts: Vec<_> = SalesStatus::ALL.iter().map(ToString::to_string).collect();
        assert_eq!(texts, SalesStatus::TEXTS);
    }

    #[test]
    fn refuses_any_other_text() {
        let refused = SalesStatus::parse(String::from("nonsense")).expect_err("it is none of them");
        assert_eq!(refused.rule, "one_of");
        assert!(
            refused.message.ends_with(&SalesStatus::TEXTS.join(", ")),
            "{refused}"
        );
    }
}
