//! The enum `PaymentStatus`.

use std::fmt;

use crate::validation::Invalid;

/// Whether a sale is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaymentStatus {
    /// Unpaid.
    Unpaid,
    /// Paid.
    Paid,
    /// Refunded.
    Refunded,
}

impl PaymentStatus {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Unpaid, Self::Paid, Self::Refunded];

    /// The text of each, in the same order.
    pub const TEXTS: &'static [&'static str] = &[
        Self::Unpaid.as_str(),
        Self::Paid.as_str(),
        Self::Refunded.as_str(),
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
            Self::Unpaid => "unpaid",
            Self::Paid => "paid",
            Self::Refunded => "refunded",
        }
    }

    /// Whether nothing comes after it.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Refunded)
    }
}

impl fmt::Display for PaymentStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_from_its_text() {
        for known in PaymentStatus::ALL {
            assert_eq!(PaymentStatus::parse(known.to_string()), Ok(*known));
        }
        let texts: Vec<_> = PaymentStatus::ALL.iter().map(ToString::to_string).collect();
        assert_eq!(texts, PaymentStatus::TEXTS);
    }

    #[test]
    fn refuses_any_other_text() {
        let refused =
            PaymentStatus::parse(String::from("nonsense")).expect_err("it is none of them");
        assert_eq!(refused.rule, "one_of");
        assert!(
            refused.message.ends_with(&PaymentStatus::TEXTS.join(", ")),
            "{refused}"
        );
    }
}
