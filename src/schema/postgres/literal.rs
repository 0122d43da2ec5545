//! Constants of the model as SQL: whatever the user wrote stays inside its quotes.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use crate::model::Literal;
use crate::scalar::Scalar;
use crate::schema::ColumnType;
use crate::schema::constant::{from_base64, json};

/// A constant, written as a column of that type takes it.
pub fn literal(literal: &Literal, ty: ColumnType) -> String {
    match ty {
        ColumnType::List(element) => text(&json(literal, element).to_string()),
        ColumnType::Scalar(Scalar::Json) => text(&json(literal, Scalar::Json).to_string()),
        ColumnType::Scalar(scalar) => of_scalar(literal, scalar),
    }
}

/// A number as a rule on a column compares it.
pub(super) fn number(number: Decimal) -> String {
    number.normalize().to_string()
}

fn of_scalar(literal: &Literal, scalar: Scalar) -> String {
    match literal {
        Literal::Text(value) if scalar == Scalar::Bytes => bytes(value),
        Literal::Text(value) => text(value),
        Literal::Bool(value) => value.to_string(),
        Literal::Integer(value) => value.to_string(),
        Literal::Decimal(value) => number(*value),
        Literal::Json(_) | Literal::List(_) => text(&json(literal, scalar).to_string()),
    }
}

/// A backslash is a letter like any other: `standard_conforming_strings` is on.
fn text(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

fn bytes(base64: &str) -> String {
    let mut sql = r"'\x".to_owned();
    for byte in from_base64(base64).unwrap_or_default() {
        // Writing into a `String` cannot fail.
        let _ = write!(sql, "{byte:02x}");
    }
    sql.push('\'');
    sql
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{ColumnType, Literal, Scalar, literal};

    fn text(value: &str) -> Literal {
        Literal::Text(value.to_owned())
    }

    #[test]
    fn writes_each_type_as_its_column_takes_it() {
        let number = |text: &str| Literal::Decimal(text.parse().unwrap());
        let scalar = ColumnType::Scalar;
        let list = Literal::List(vec![text("it's"), text("\"")]);
        let cases = [
            (scalar(Scalar::String), text("O'B\\"), r"'O''B\'"),
            (scalar(Scalar::Int), Literal::Integer(-7), "-7"),
            (scalar(Scalar::Decimal), number("19.90"), "19.9"),
            (scalar(Scalar::Float), number("-0.5"), "-0.5"),
            (scalar(Scalar::Bool), Literal::Bool(true), "true"),
            (scalar(Scalar::Date), text("2026-01-02"), "'2026-01-02'"),
            (scalar(Scalar::Bytes), text("aGVsbG8="), r"'\x68656c6c6f'"),
            (scalar(Scalar::Bytes), text(""), r"'\x'"),
            (
                scalar(Scalar::Json),
                Literal::Json(json!({"a": "it's"})),
                r#"'{"a":"it''s"}'"#,
            ),
            (
                ColumnType::List(Scalar::String),
                list,
                r#"'["it''s","\""]'"#,
            ),
        ];
        for (ty, constant, sql) in cases {
            assert_eq!(literal(&constant, ty), sql);
        }
    }
}
