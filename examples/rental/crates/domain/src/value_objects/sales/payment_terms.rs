//! The enum `PaymentTerms`.

use std::fmt;

use crate::validation::Invalid;

/// When a sale is to be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaymentTerms {
    /// Prepaid.
    Prepaid,
    /// Net 15.
    Net15,
    /// Net 30.
    Net30,
}

impl PaymentTerms {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Prepaid, Self::Net15, Self::Net30];

    /// The text of each, in the same order.
    pub const TEXTS: &'static [&'static str] = &[
        Self::Prepaid.as_str(),
        Self::Net15.as_str(),
        Self::Net30.as_str(),
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
            Self::Prepaid => "prepaid",
            Self::Net15 => "net_15",
            Self::Net30 => "net_30",
        }
    }
}

impl fmt::Display for PaymentTerms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_from_its_text() {
        for known in PaymentTerms::ALL {
            assert_eq!(PaymentTerms::parse(known.to_string()), Ok(*known));
        }
        let texts: Vec<_> = PaymentTerms::ALL.iter().map(ToString::to_string).collect();
        assert_eq!(texts, PaymentTerms::TEXTS);
    }

    #[test]
    fn refuses_any_other_text() {
        let refused =
            PaymentTerms::parse(String::from("nonsense")).expect_err("it is none of them");
        assert_eq!(refused.rule, "one_of");
        assert!(
            refused.message.ends_with(&PaymentTerms::TEXTS.join(", ")),
            "{refused}"
        );
    }
}
