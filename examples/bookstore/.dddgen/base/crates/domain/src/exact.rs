//! Arithmetic of decimals that never rounds.

use rust_decimal::Decimal;

/// The sum; none if it has more digits than a decimal holds.
pub fn sum(left: Decimal, right: Decimal) -> Option<Decimal> {
    let (left, right) = (left.normalize(), right.normalize());
    let sum = left.checked_add(right)?;
    (sum.scale() == left.scale().max(right.scale())).then(|| sum.normalize())
}

/// What all of them add up to; none if that has more digits than a decimal holds.
pub fn total(mut all: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    all.try_fold(Decimal::ZERO, sum)
}

/// The product; none if it has more digits than a decimal holds.
pub fn product(left: Decimal, right: Decimal) -> Option<Decimal> {
    if left.is_zero() || right.is_zero() {
        return Some(Decimal::ZERO);
    }
    let (left, right) = (left.normalize(), right.normalize());
    let product = left.checked_mul(right)?;
    (product.scale() == left.scale() + right.scale()).then(|| product.normalize())
}
