//! Numbers, exact as they are written.

use rust_decimal::Decimal;

use crate::model::Literal;

pub(super) fn int(text: &str) -> Result<Literal, String> {
    let expected = || format!("a whole number from {} to {}", i32::MIN, i32::MAX);
    let value: i32 = text.parse().map_err(|_| expected())?;
    Ok(Literal::Integer(value.into()))
}

pub(super) fn bigint(text: &str) -> Result<Literal, String> {
    let expected = || format!("a whole number from {} to {}", i64::MIN, i64::MAX);
    let value = text.parse().map_err(|_| expected())?;
    Ok(Literal::Integer(value))
}

pub(super) fn decimal(text: &str) -> Result<Literal, String> {
    exact(text)
        .map(Literal::Decimal)
        .ok_or_else(|| "a decimal number of at most 28 digits, such as `19.99`".to_owned())
}

/// A number in plain notation, every digit of which is kept.
pub(crate) fn exact(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = [whole, fraction]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    if !plain || count > 28 {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}

pub(super) fn float(text: &str) -> Result<Literal, String> {
    let expected = || "a finite number of at most 28 digits, such as `0.75`".to_owned();
    let finite = text.parse::<f64>().is_ok_and(f64::is_finite);
    let number = exact(text).or_else(|| Decimal::from_scientific(text).ok());
    match number {
        Some(number) if finite => Ok(Literal::Decimal(number)),
        _ => Err(expected()),
    }
}
