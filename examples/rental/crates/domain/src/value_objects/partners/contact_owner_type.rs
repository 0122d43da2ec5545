//! The enum `ContactOwnerType`.

use std::fmt;

use crate::validation::Invalid;

/// The kinds of what contacts have as their owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactOwnerType {
    /// Customer.
    Customer,
    /// Vendor.
    Vendor,
}

impl ContactOwnerType {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Customer, Self::Vendor];

    /// The text of each, in the same order.
    pub const TEXTS: &'static [&'static str] = &[Self::Customer.as_str(), Self::Vendor.as_str()];

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
            Self::Customer => "customer",
            Self::Vendor => "vendor",
        }
    }
}

impl fmt::Display for ContactOwnerType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_from_its_text() {
        for known in ContactOwnerType::ALL {
            assert_eq!(ContactOwnerType::parse(known.to_string()), Ok(*known));
        }
        let texts: Vec<_> = ContactOwnerType::ALL
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(texts, ContactOwnerType::TEXTS);
    }

    #[test]
    fn refuses_any_other_text() {
        let refused =
            ContactOwnerType::parse(String::from("nonsense")).expect_err("it is none of them");
        assert_eq!(refused.rule, "one_of");
        assert!(
            refused
                .message
                .ends_with(&ContactOwnerType::TEXTS.join(", ")),
            "{refused}"
        );
    }
}
