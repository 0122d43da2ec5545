//! The enum `OrderStatus`.

use std::fmt;

use crate::validation::Invalid;

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrderStatus {
    /// The customer is still choosing.
    Pending,
    /// The customer has ordered, and we owe the books.
    Confirmed,
    /// The books are on their way.
    Shipped,
    /// The customer has the books.
    Delivered,
    /// Nothing will be delivered.
    Cancelled,
}

impl OrderStatus {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Pending,
        Self::Confirmed,
        Self::Shipped,
        Self::Delivered,
        Self::Cancelled,
    ];

    /// The text of each, in the same order.
    pub const TEXTS: &'static [&'static str] = &[
        Self::Pending.as_str(),
        Self::Confirmed.as_str(),
        Self::Shipped.as_str(),
        Self::Delivered.as_str(),
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
            Self::Pending => "pending",
            Self::Confirmed => "confirmed",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether nothing comes after it.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Delivered | Self::Cancelled)
    }
}

impl fmt::Display for OrderStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_from_its_text() {
        for known in OrderStatus::ALL {
            assert_eq!(OrderStatus::parse(known.to_string()), Ok(*known));
        }
        let texts: Vec<_> = OrderStatus::ALL.iter().map(ToString::to_string).collect();
        assert_eq!(texts, OrderStatus::TEXTS);
    }

    #[test]
    fn refuses_any_other_text() {
        let refused = OrderStatus::parse(String::from("nonsense")).expect_err("it is none of them");
        assert_eq!(refused.rule, "one_of");
        assert!(
            refused.message.ends_with(&OrderStatus::TEXTS.join(", ")),
            "{refused}"
        );
    }
}
