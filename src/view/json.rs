//! Constants as JSON.

use rust_decimal::prelude::ToPrimitive as _;

use crate::model::Literal;
use crate::scalar::Scalar;

/// A constant as the service shows it: decimals are text, so that no digit is lost.
pub(crate) fn literal(scalar: Scalar, literal: &Literal) -> String {
    value(scalar, literal).to_string()
}

/// The same as a value.
pub(crate) fn value(scalar: Scalar, literal: &Literal) -> serde_json::Value {
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
