//! What the numbers of many aggregates amount to.

use domain::exact;
use rust_decimal::Decimal;

/// The most decimal places of an average.
const PLACES: u32 = 6;

/// What the values of a numeric field amount to, exactly: no floating-point number is involved.
/// All are zero where there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Statistics {
    /// How many values there are; nulls are none.
    pub count: u64,
    /// The smallest.
    pub min: Decimal,
    /// The largest.
    pub max: Decimal,
    /// Their sum.
    pub sum: Decimal,
}

impl Statistics {
    /// The same with one more value; none if the sum has more digits than a decimal holds.
    #[must_use]
    pub fn with(self, value: Decimal) -> Option<Self> {
        let value = value.normalize();
        if self.count == 0 {
            return Some(Self {
                count: 1,
                min: value,
                max: value,
                sum: value,
            });
        }
        Some(Self {
            count: self.count + 1,
            min: self.min.min(value),
            max: self.max.max(value),
            sum: exact::sum(self.sum, value)?,
        })
    }

    /// The average, to six decimal places.
    pub fn avg(&self) -> Decimal {
        let count = Decimal::from(self.count.max(1));
        (self.sum / count).round_dp(PLACES).normalize()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&str]) -> Option<Statistics> {
        let mut parsed = values.iter().map(|value| value.parse().expect("a number"));
        parsed.try_fold(Statistics::default(), Statistics::with)
    }

    #[test]
    fn are_zeros_without_values() {
        let none = Statistics::default();
        assert_eq!(
            (none.count, none.min, none.avg()),
            (0, Decimal::ZERO, Decimal::ZERO)
        );
    }

    #[test]
    fn add_up_exactly() {
        let statistics = of(&["0.1", "0.20", "-1"]).expect("a small sum");
        assert_eq!(statistics.count, 3);
        assert_eq!(statistics.min.to_string(), "-1");
        assert_eq!(statistics.max.to_string(), "0.2");
        assert_eq!(statistics.sum.to_string(), "-0.7");
        assert_eq!(statistics.avg().to_string(), "-0.233333");
    }

    #[test]
    fn have_no_sum_that_is_not_exact() {
        let most = Decimal::MAX.to_string();
        assert_eq!(of(&[&most, &most]), None);
        assert_eq!(
            of(&[
                "7.9228162514264337593543950335",
                "1.0000000000000000000000000001"
            ]),
            None
        );
    }
}
