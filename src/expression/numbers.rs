//! Arithmetic that is exact or none, and the spans of what it gives.

use rust_decimal::Decimal;

use super::tree::{Operation, Span};

/// The sum of two decimals; none if it has more digits than a decimal holds.
pub fn sum(left: Decimal, right: Decimal) -> Option<Decimal> {
    let (left, right) = (left.normalize(), right.normalize());
    let sum = left.checked_add(right)?;
    (sum.scale() == left.scale().max(right.scale())).then(|| sum.normalize())
}

/// The difference of two decimals; none if it has more digits than a decimal holds.
pub fn difference(left: Decimal, right: Decimal) -> Option<Decimal> {
    sum(left, -right)
}

/// The product of two decimals; none if it has more digits than a decimal holds.
pub fn product(left: Decimal, right: Decimal) -> Option<Decimal> {
    if left.is_zero() || right.is_zero() {
        return Some(Decimal::ZERO);
    }
    let (left, right) = (left.normalize(), right.normalize());
    let product = left.checked_mul(right)?;
    (product.scale() == left.scale() + right.scale()).then(|| product.normalize())
}

/// What an operation gives of decimals.
pub(super) fn computed(operation: Operation, left: Decimal, right: Decimal) -> Option<Decimal> {
    match operation {
        Operation::Add => sum(left, right),
        Operation::Subtract => difference(left, right),
        Operation::Multiply => product(left, right),
        Operation::Divide => product(left, inverse(right)?),
    }
}

/// What an operation gives of whole numbers of 128 bits.
pub(super) fn computed_whole(operation: Operation, left: i128, right: i128) -> Option<i128> {
    match operation {
        Operation::Add => left.checked_add(right),
        Operation::Subtract => left.checked_sub(right),
        Operation::Multiply => left.checked_mul(right),
        Operation::Divide => None,
    }
}

/// One divided by the number; none if that has digits without end.
pub(super) fn inverse(number: Decimal) -> Option<Decimal> {
    let mut rest = number.normalize().mantissa();
    if rest == 0 {
        return None;
    }
    for factor in [2, 5] {
        while rest % factor == 0 {
            rest /= factor;
        }
    }
    let inverse = Decimal::ONE
        .checked_div(number)
        .filter(|_| rest.abs() == 1)?;
    (product(inverse, number) == Some(Decimal::ONE)).then(|| inverse.normalize())
}

/// The span of what an operation gives; none if it is beyond 128 bits.
pub(super) fn spanned(operation: Operation, left: Span, right: Span) -> Option<Span> {
    let mut span: Option<Span> = None;
    for one in [left.min, left.max] {
        for other in [right.min, right.max] {
            let corner = computed_whole(operation, one, other)?;
            let corner = Span::of(corner, corner);
            span = Some(span.map_or(corner, |span| span.and(corner)));
        }
    }
    span
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{difference, inverse, product, sum};

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn arithmetic_is_exact_or_none() {
        let largest = "79228162514264337593543950335";
        let tiny = "0.0000000000000000000000000001";
        let cases = [
            (sum as fn(_, _) -> _, "0.1", "0.20", Some("0.3")),
            (sum, largest, "1", None),
            (sum, largest, "0.5", None),
            (sum, largest, "0.0", Some(largest)),
            (sum, "1000", tiny, None),
            (difference, "1.50", "1.5", Some("0")),
            (
                difference,
                "1",
                tiny,
                Some("0.9999999999999999999999999999"),
            ),
            (product, "1.10", "3", Some("3.3")),
            (product, tiny, "0.5", None),
            (product, tiny, "10", Some("0.000000000000000000000000001")),
            (product, largest, "2", None),
            (product, largest, "0", Some("0")),
            (
                product,
                largest,
                "-1",
                Some("-79228162514264337593543950335"),
            ),
        ];
        for (operation, left, right, expected) in cases {
            let found = operation(decimal(left), decimal(right));
            assert_eq!(found, expected.map(decimal), "{left} and {right}");
        }
    }

    #[test]
    fn only_some_numbers_have_an_inverse() {
        let cases = [
            ("2", Some("0.5")),
            ("100", Some("0.01")),
            ("0.25", Some("4")),
            ("-8", Some("-0.125")),
            ("3", None),
            ("0", None),
            ("1.1", None),
        ];
        for (number, expected) in cases {
            assert_eq!(inverse(decimal(number)), expected.map(decimal), "{number}");
        }
    }
}
