//! Constants, read as what they are compared with.

use std::ops::Range;

use super::fault::Fault;
use super::tree::{Type, number};
use crate::model::{Literal, nearest};
use crate::scalar::Scalar;
use rust_decimal::Decimal;

/// A text as a value of a scalar.
pub(super) fn of_scalar(
    scalar: Scalar,
    text: &str,
    range: &Range<usize>,
) -> Result<Literal, Fault> {
    scalar.parse(text).map_err(|expected| {
        let message = format!("`{}` is not {expected}", text.escape_debug());
        Fault::new(range, message)
    })
}

/// A word as a value of an enum.
pub(super) fn of_enum(ty: &Type, word: &str, range: &Range<usize>) -> Result<Literal, Fault> {
    let Type::Enum(name, values) = ty else {
        return Ok(Literal::Text(word.to_owned()));
    };
    if values.iter().any(|value| value == word) {
        return Ok(Literal::Text(word.to_owned()));
    }
    let name = name.pascal();
    let message = format!("`{}` is no value of `{name}`", word.escape_debug());
    let fault = Fault::new(range, message);
    Err(match nearest(word, values.iter().map(String::as_str)) {
        Some(near) => fault.hint(format!("did you mean `{near}`?")),
        None => fault.hint(format!("its values are {}", values.join(", "))),
    })
}

/// A constant number; none for what is no number.
pub(super) fn as_number(literal: &Literal) -> Option<Decimal> {
    match literal {
        Literal::Integer(value) => Some(Decimal::from(*value)),
        Literal::Decimal(value) => Some(*value),
        _ => None,
    }
}

/// The number with the other sign.
pub(super) fn negated(literal: &Literal) -> Option<Literal> {
    as_number(literal).map(|value| number(-value))
}
