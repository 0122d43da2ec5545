//! How the value object `Money` is read.

use domain::value_objects::Money;
use rust_decimal::Decimal;

/// A money as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyView {
    /// How much it is.
    pub amount: Decimal,
    /// Of which currency.
    pub currency: String,
}

impl From<&Money> for MoneyView {
    fn from(money: &Money) -> Self {
        Self {
            amount: money.amount(),
            currency: money.currency().as_str().to_owned(),
        }
    }
}
