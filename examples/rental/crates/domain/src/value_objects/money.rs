//! The value object `Money`.

use std::fmt;
use std::ops::RangeBounds;

use rust_decimal::Decimal;

use crate::exact;
use crate::validation;
use crate::validation::Invalid;
use crate::validation::Violations;
use crate::value_objects::Currency;

/// An exact amount of a currency, with no more decimal places than the currency has: of what is
/// less than its smallest unit, nothing can be paid.
///
/// ```
/// # use domain::value_objects::{Money, MoneyDraft};
/// let price = Money::parse(MoneyDraft {
///     amount: "19.99".parse().ok(),
///     currency: Some(String::from("EUR")),
/// })?;
/// let total = price.times(3)?;
/// assert_eq!(total.to_string(), "59.97 EUR");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

/// What is said of money before any rule is checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MoneyDraft {
    /// How much it is.
    pub amount: Option<Decimal>,
    /// Of which currency.
    pub currency: Option<String>,
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The amounts are not of one currency.
    #[error("{left} and {right} cannot be counted together")]
    Currencies {
        /// The currency of the one.
        left: Currency,
        /// The currency of the other.
        right: Currency,
    },
    /// The result has more digits than can be kept.
    #[error("the result has more digits than can be kept")]
    Overflow,
}

impl Money {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: MoneyDraft) -> Result<Self, Violations> {
        Self::parse_within(draft, ..)
    }

    /// Checks every rule on a draft whose amount has to be within `bounds`.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse_within(
        draft: MoneyDraft,
        bounds: impl RangeBounds<Decimal>,
    ) -> Result<Self, Violations> {
        let MoneyDraft { amount, currency } = draft;
        let mut violations = Violations::default();
        let currency = violations.required("currency", currency, Currency::parse);
        let amount = violations.required("amount", amount, |amount| {
            let amount = validation::within(amount, bounds)?;
            match &currency {
                Some(currency) => payable(amount, currency),
                None => Ok(amount),
            }
        });
        violations.finish(|| {
            Some(Self {
                amount: amount?,
                currency: currency?,
            })
        })
    }

    /// How much it is.
    pub fn amount(&self) -> Decimal {
        self.amount
    }

    /// Of which currency.
    pub fn currency(&self) -> &Currency {
        &self.currency
    }

    /// The sum of both.
    ///
    /// # Errors
    /// They are of different currencies, or the sum has too many digits.
    pub fn checked_add(&self, other: &Self) -> Result<Self, MoneyError> {
        self.with(other, exact::sum)
    }

    /// What is left of it without `other`, which may be less than nothing.
    ///
    /// # Errors
    /// They are of different currencies, or the difference has too many digits.
    pub fn checked_sub(&self, other: &Self) -> Result<Self, MoneyError> {
        self.with(other, exact::difference)
    }

    /// So many times as much.
    ///
    /// # Errors
    /// The product has too many digits.
    pub fn times(&self, count: i64) -> Result<Self, MoneyError> {
        self.of(exact::product(self.amount, count.into()))
    }

    fn with(
        &self,
        other: &Self,
        operation: fn(Decimal, Decimal) -> Option<Decimal>,
    ) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::Currencies {
                left: self.currency.clone(),
                right: other.currency.clone(),
            });
        }
        self.of(operation(self.amount, other.amount))
    }

    /// Neither of the operations makes decimal places, so the result has no more than there may be.
    fn of(&self, amount: Option<Decimal>) -> Result<Self, MoneyError> {
        Ok(Self {
            amount: amount.ok_or(MoneyError::Overflow)?,
            currency: self.currency.clone(),
        })
    }
}

/// An amount that can be paid in `currency`.
fn payable(amount: Decimal, currency: &Currency) -> Result<Decimal, Invalid> {
    let places = currency.places();
    if amount.normalize().scale() <= places {
        return Ok(amount);
    }
    let message = format!("must have at most {places} decimal places in {currency}");
    Err(Invalid::new("scale", message))
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency)
    }
}

impl From<Money> for MoneyDraft {
    fn from(money: Money) -> Self {
        Self {
            amount: Some(money.amount),
            currency: Some(money.currency.into_inner()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(amount: &str, currency: &str) -> MoneyDraft {
        MoneyDraft {
            amount: amount.parse().ok(),
            currency: Some(currency.to_owned()),
        }
    }

    fn money(amount: &str, currency: &str) -> Money {
        Money::parse(draft(amount, currency)).expect("it is valid")
    }

    fn rules(parsed: Result<Money, Violations>) -> Vec<(String, &'static str)> {
        let violations = parsed.expect_err("it is invalid");
        let found = violations.iter();
        found
            .map(|found| (found.field.clone(), found.invalid.rule))
            .collect()
    }

    /// Amounts of every sign, size and scale.
    const AMOUNTS: &[&str] = &[
        "0",
        "0.01",
        "-0.01",
        "1",
        "19.99",
        "-1000000",
        "123456789012345678.9",
    ];

    #[test]
    fn says_what_its_draft_says() {
        for amount in AMOUNTS {
            let draft = draft(amount, "EUR");
            assert_eq!(
                Money::parse(draft.clone()).map(MoneyDraft::from),
                Ok(draft),
                "{amount}"
            );
        }
        assert_eq!(money("1.50", "EUR"), money("1.5", "EUR"), "equal by value");
        assert_ne!(money("1.50", "EUR"), money("1.50", "USD"));
    }

    #[test]
    fn refuses_all_that_is_wrong_at_once() {
        let cases = [
            (
                MoneyDraft::default(),
                vec![("currency", "required"), ("amount", "required")],
            ),
            (draft("1.00", "EURO"), vec![("currency", "currency")]),
            (
                draft("-1", "EURO"),
                vec![("currency", "currency"), ("amount", "range")],
            ),
        ];
        for (draft, expected) in cases {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(part, rule)| (part.to_owned(), rule))
                .collect();
            assert_eq!(rules(Money::parse_within(draft, Decimal::ZERO..)), expected);
        }
    }

    #[test]
    fn has_the_decimal_places_of_its_currency() {
        let fine = [
            ("1", "JPY"),
            ("1.00", "JPY"),
            ("1.25", "EUR"),
            ("1.250", "EUR"),
            ("1.125", "KWD"),
        ];
        for (amount, currency) in fine {
            assert_eq!(
                money(amount, currency).to_string(),
                format!("{amount} {currency}")
            );
        }
        for (amount, currency) in [("1.5", "JPY"), ("1.125", "EUR"), ("1.1125", "KWD")] {
            let expected = [(String::from("amount"), "scale")];
            assert_eq!(
                rules(Money::parse(draft(amount, currency))),
                expected,
                "{amount} {currency}"
            );
        }
    }

    #[test]
    fn adds_and_subtracts_exactly() {
        for one in AMOUNTS {
            for other in AMOUNTS {
                let (one, other) = (money(one, "EUR"), money(other, "EUR"));
                let sum = one.checked_add(&other).expect("there is room");
                assert_eq!(other.checked_add(&one), Ok(sum.clone()), "in either order");
                assert_eq!(
                    sum.checked_sub(&other),
                    Ok(one.clone()),
                    "and back: {one}, {other}"
                );
                assert_eq!(
                    Money::parse(MoneyDraft::from(sum.clone())),
                    Ok(sum),
                    "still valid"
                );
            }
        }
    }

    #[test]
    fn multiplies_exactly() {
        for amount in AMOUNTS {
            let one = money(amount, "EUR");
            let mut sum = money("0", "EUR");
            for count in 0..10 {
                assert_eq!(one.times(count), Ok(sum.clone()), "{count} times {one}");
                sum = sum.checked_add(&one).expect("there is room");
            }
            assert_eq!(one.times(-1), money("0", "EUR").checked_sub(&one), "{one}");
        }
    }

    #[test]
    fn counts_no_two_currencies_together() {
        let (euros, dollars) = (money("1", "EUR"), money("1", "USD"));
        for refused in [euros.checked_add(&dollars), euros.checked_sub(&dollars)] {
            let error = refused.expect_err("two currencies");
            assert_eq!(error.to_string(), "EUR and USD cannot be counted together");
        }
    }

    #[test]
    fn refuses_what_has_too_many_digits() {
        let (most, least) = (Decimal::MAX.to_string(), money("0.01", "EUR"));
        let most = money(&most, "EUR");
        for refused in [
            most.checked_add(&most),
            most.checked_sub(&least),
            most.times(2),
            most.times(i64::MAX),
        ] {
            assert_eq!(refused, Err(MoneyError::Overflow));
        }
    }
}
