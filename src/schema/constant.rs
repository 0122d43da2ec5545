//! Constants of the model as documents and bytes, before a dialect writes them.

use serde_json::Value;

use super::table::{Column, ColumnType};
use crate::model::Literal;
use crate::scalar::Scalar;

/// The bytes of base64 text; none if it is no such text.
pub(super) fn from_base64(encoded: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(encoded.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for digit in encoded.trim_end_matches('=').bytes() {
        bits = (bits << 6) | u32::from(base64_digit(digit)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).ok()?);
        }
    }
    Some(bytes)
}

fn base64_digit(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// A part of a document as the service's JSON has it.
pub(super) fn of_key(literal: &Literal, key: &Column) -> Value {
    let (ColumnType::Scalar(scalar) | ColumnType::List(scalar)) = key.ty;
    json(literal, scalar)
}

/// What is within a column of JSON, as the service writes it there: exact decimals as text, bytes
/// as numbers.
pub(super) fn json(literal: &Literal, scalar: Scalar) -> Value {
    match literal {
        Literal::Text(value) if scalar == Scalar::Bytes => from_base64(value).into(),
        Literal::Text(value) => Value::from(value.as_str()),
        Literal::Integer(value) if scalar == Scalar::Decimal => Value::from(value.to_string()),
        Literal::Integer(value) => Value::from(*value),
        Literal::Decimal(value) => {
            let text = value.normalize().to_string();
            let float = text
                .parse::<f64>()
                .ok()
                .filter(|_| scalar != Scalar::Decimal);
            float.map_or_else(|| Value::from(text), Value::from)
        }
        Literal::Bool(value) => Value::from(*value),
        Literal::Json(value) => value.clone(),
        Literal::List(elements) => elements
            .iter()
            .map(|element| json(element, scalar))
            .collect(),
    }
}
