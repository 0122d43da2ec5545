//! What is made of the values of all members.

use std::cmp::Ordering;

use super::constants::as_number;
use super::numbers::sum;
use super::tree::{Aggregate, number};
use crate::model::Literal;
use rust_decimal::Decimal;

/// Why nothing can be made of values: the result has too many digits, or they have no order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unclear;

/// What is made of values, of which those that are absent do not count; none where there is none.
/// How many there are is a list of as many elements, since its length is asked for.
///
/// # Errors
///
/// If the result has too many digits, or the values have no order.
pub fn gathered<'a>(
    aggregate: Aggregate,
    values: impl Iterator<Item = Option<&'a Literal>>,
) -> Result<Option<Literal>, Unclear> {
    if aggregate == Aggregate::Count {
        return Ok(Some(Literal::List(
            values.map(|_| Literal::Bool(true)).collect(),
        )));
    }
    let mut present = values.flatten();
    let wanted = match aggregate {
        Aggregate::Min => Ordering::Less,
        Aggregate::Max => Ordering::Greater,
        _ => {
            let total = present.try_fold(Decimal::ZERO, |total, value| {
                as_number(value).and_then(|value| sum(total, value))
            });
            return total.map(|total| Some(number(total))).ok_or(Unclear);
        }
    };
    let Some(first) = present.next() else {
        return Ok(None);
    };
    let best = present.try_fold(first, |best, value| {
        let order = ordered(value, best)?;
        Some(if order == wanted { value } else { best })
    });
    best.cloned().map(Some).ok_or(Unclear)
}

fn ordered(one: &Literal, other: &Literal) -> Option<Ordering> {
    match (one, other) {
        // Without the `Z`, instants compare as their texts do.
        (Literal::Text(one), Literal::Text(other)) => {
            Some(one.trim_end_matches('Z').cmp(other.trim_end_matches('Z')))
        }
        _ => Some(as_number(one)?.cmp(&as_number(other)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Aggregate, Unclear, gathered};
    use crate::model::Literal;

    #[test]
    fn absent_values_do_not_count_and_sums_are_exact() {
        let decimal = |text: &str| Literal::Decimal(text.parse().unwrap());
        let values = [decimal("1.5"), Literal::Integer(2), decimal("0.50")];
        let some = || {
            let present = values.iter().map(Some);
            present.chain([None])
        };
        let cases = [
            (Aggregate::Sum, Ok(Some(Literal::Integer(4)))),
            (Aggregate::Min, Ok(Some(decimal("0.50")))),
            (Aggregate::Max, Ok(Some(Literal::Integer(2)))),
        ];
        for (aggregate, expected) in cases {
            assert_eq!(gathered(aggregate, some()), expected, "{aggregate:?}");
        }
        let none = |aggregate| gathered(aggregate, std::iter::empty());
        assert_eq!(none(Aggregate::Sum), Ok(Some(Literal::Integer(0))));
        assert_eq!(none(Aggregate::Max), Ok(None));
        let counted = gathered(Aggregate::Count, some());
        assert!(matches!(counted, Ok(Some(Literal::List(all))) if all.len() == 4));
        let largest = [
            decimal("79228162514264337593543950335"),
            Literal::Integer(1),
        ];
        assert_eq!(
            gathered(Aggregate::Sum, largest.iter().map(Some)),
            Err(Unclear)
        );
    }
}
