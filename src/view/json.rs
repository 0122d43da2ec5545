//! Constants as JSON.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde_json::Value;

use super::rust;
use crate::model::Literal;
use crate::scalar::Scalar;

/// A constant as the service shows it, as Rust writes it inside of `json!(…)`; decimals are text,
/// so that no digit is lost.
pub(crate) fn literal(scalar: Scalar, literal: &Literal) -> String {
    tokens(&value(scalar, literal))
}

/// A document as Rust writes it inside of `json!(…)`.
pub(crate) fn tokens(document: &Value) -> String {
    match document {
        Value::Null | Value::Bool(_) => document.to_string(),
        Value::Number(number) => number.as_i64().map_or_else(|| number.to_string(), integer),
        Value::String(text) => rust::string(text),
        Value::Array(elements) => {
            let elements: Vec<_> = elements.iter().map(tokens).collect();
            format!("[{}]", elements.join(", "))
        }
        Value::Object(members) => {
            let members = members.iter();
            let members: Vec<_> = members
                .map(|(name, value)| format!("{}: {}", rust::string(name), tokens(value)))
                .collect();
            format!("{{ {} }}", members.join(", "))
        }
    }
}

/// A literal whose type is `i64` where `i32` cannot hold it.
fn integer(number: i64) -> String {
    let suffix = if i32::try_from(number).is_ok() {
        ""
    } else {
        "_i64"
    };
    format!("{}{suffix}", rust::integer(number.into()))
}

/// A number as a literal of its own type, whatever it stands in.
pub(crate) fn number(scalar: Scalar, value: Decimal) -> String {
    match value.to_i64() {
        Some(whole) if scalar != Scalar::Float => integer(whole),
        _ => rust::number(scalar, value),
    }
}

/// A constant as a document.
pub(crate) fn value(scalar: Scalar, literal: &Literal) -> Value {
    match literal {
        Literal::Text(text) => text.as_str().into(),
        Literal::Integer(number) => (*number).into(),
        Literal::Decimal(number) if scalar == Scalar::Float => number.to_f64().into(),
        Literal::Decimal(number) => number.to_string().into(),
        Literal::Bool(truth) => (*truth).into(),
        Literal::Json(value) => value.clone(),
        Literal::List(elements) => elements
            .iter()
            .map(|element| value(scalar, element))
            .collect(),
    }
}
