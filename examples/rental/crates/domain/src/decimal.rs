//! Exact decimal numbers as text.

use rust_decimal::Decimal;

/// The number that `text` says, such as `12.50` or `1.25e1`; none if it is no number, or has more
/// digits than can be kept. No digit is ever rounded away.
pub fn decimal(text: &str) -> Option<Decimal> {
    if text.contains('_') {
        return None;
    }
    match text.split_once(['e', 'E']) {
        None => Decimal::from_str_exact(text).ok(),
        Some((base, exponent)) => {
            shifted(Decimal::from_str_exact(base).ok()?, exponent.parse().ok()?)
        }
    }
}

/// `base` with its point moved by `places` to the right.
fn shifted(base: Decimal, places: i32) -> Option<Decimal> {
    let base = base.normalize();
    let scale = i32::try_from(base.scale()).ok()?.checked_sub(places)?;
    let (factor, scale) = match u32::try_from(scale) {
        Ok(scale) => (1, scale),
        Err(_) => (10_i128.checked_pow(scale.unsigned_abs())?, 0),
    };
    Decimal::try_from_i128_with_scale(base.mantissa().checked_mul(factor)?, scale).ok()
}
