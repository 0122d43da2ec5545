//! Constants of the model as SQL: whatever the user wrote stays inside its quotes.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use crate::model::Literal;
use crate::scalar::Scalar;
use crate::schema::ColumnType;
use crate::schema::constant::{from_base64, json};

/// A constant, written as a column of that type keeps it.
pub fn literal(literal: &Literal, ty: ColumnType) -> String {
    match ty {
        ColumnType::List(element) => text(&json(literal, element).to_string()),
        ColumnType::Scalar(Scalar::Json) => text(&json(literal, Scalar::Json).to_string()),
        ColumnType::Scalar(scalar) => of_scalar(literal, scalar),
    }
}

/// A number as a rule on a column of that scalar compares it.
pub(super) fn number(number: Decimal, scalar: Scalar) -> String {
    of_scalar(&Literal::Decimal(number), scalar)
}

fn of_scalar(literal: &Literal, scalar: Scalar) -> String {
    match literal {
        Literal::Text(value) => of_text(value, scalar),
        Literal::Bool(value) => u8::from(*value).to_string(),
        Literal::Integer(value) => of_number(value.to_string(), scalar),
        Literal::Decimal(value) => of_number(value.normalize().to_string(), scalar),
        Literal::Json(_) | Literal::List(_) => text(&json(literal, scalar).to_string()),
    }
}

/// Exact decimals are kept as text.
fn of_number(number: String, scalar: Scalar) -> String {
    match scalar {
        Scalar::Decimal => text(&number),
        _ => number,
    }
}

fn of_text(value: &str, scalar: Scalar) -> String {
    let bytes = match scalar {
        Scalar::Uuid => from_hex(value),
        Scalar::Bytes => from_base64(value),
        Scalar::DateTime => return text(&instant(value)),
        Scalar::Time => return text(&time(value)),
        _ => None,
    };
    bytes.map_or_else(|| text(value), |bytes| blob(&bytes))
}

/// SQL text ends at a NUL, so a text that has one is written as its bytes.
fn text(value: &str) -> String {
    if value.contains('\0') {
        format!("cast({} as text)", blob(value.as_bytes()))
    } else {
        format!("'{}'", value.replace('\'', "''"))
    }
}

fn blob(bytes: &[u8]) -> String {
    let mut sql = "x'".to_owned();
    for byte in bytes {
        // Writing into a `String` cannot fail.
        let _ = write!(sql, "{byte:02x}");
    }
    sql.push('\'');
    sql
}

fn from_hex(uuid: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<_>> = uuid
        .chars()
        .filter(|digit| *digit != '-')
        .map(|digit| {
            digit
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
        })
        .collect();
    let digits = digits.filter(|digits| digits.len() == 32)?;
    Some(
        digits
            .chunks(2)
            .map(|pair| pair[0] * 16 + pair[1])
            .collect(),
    )
}

/// An instant of the model is in UTC and ends in `Z`; stored ones name the offset, and texts only
/// compare as instants while all of them are written alike.
fn instant(value: &str) -> String {
    format!("{}+00:00", time(value.trim_end_matches('Z')))
}

/// The fraction of a second, where there is one, has three, six or nine digits.
fn time(value: &str) -> String {
    let Some((whole, fraction)) = value.split_once('.') else {
        return value.to_owned();
    };
    let digits = fraction.len().next_multiple_of(3);
    format!("{whole}.{fraction:0<digits$}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{ColumnType, Literal, Scalar, literal};

    fn text(value: &str) -> Literal {
        Literal::Text(value.to_owned())
    }

    #[test]
    fn writes_each_type_as_its_column_keeps_it() {
        let number = |text: &str| Literal::Decimal(text.parse().unwrap());
        let cases = [
            (Scalar::String, text("plain"), "'plain'"),
            (
                Scalar::String,
                text("O'Brien'; drop table books; --"),
                "'O''Brien''; drop table books; --'",
            ),
            (Scalar::Text, text("a\nb\\"), "'a\nb\\'"),
            (Scalar::Text, text("a\0'"), "cast(x'610027' as text)"),
            (Scalar::Int, Literal::Integer(-7), "-7"),
            (
                Scalar::BigInt,
                Literal::Integer(i64::MIN),
                "-9223372036854775808",
            ),
            (Scalar::Decimal, number("19.90"), "'19.9'"),
            (Scalar::Decimal, Literal::Integer(5), "'5'"),
            (Scalar::Float, number("-0.5"), "-0.5"),
            (Scalar::Bool, Literal::Bool(true), "1"),
            (Scalar::Bool, Literal::Bool(false), "0"),
            (Scalar::Date, text("2026-01-02"), "'2026-01-02'"),
            (Scalar::Time, text("09:30:00"), "'09:30:00'"),
            (Scalar::Time, text("09:30:00.5"), "'09:30:00.500'"),
            (Scalar::Time, text("09:30:00.1234"), "'09:30:00.123400'"),
            (
                Scalar::DateTime,
                text("2026-01-02T03:04:05Z"),
                "'2026-01-02T03:04:05+00:00'",
            ),
            (
                Scalar::DateTime,
                text("2026-01-02T03:04:05.25Z"),
                "'2026-01-02T03:04:05.250+00:00'",
            ),
            (
                Scalar::Uuid,
                text("018f8a52-6b1c-7c3e-9d41-2f6a7b8c9d0e"),
                "x'018f8a526b1c7c3e9d412f6a7b8c9d0e'",
            ),
            (Scalar::Bytes, text("aGVsbG8="), "x'68656c6c6f'"),
            (Scalar::Bytes, text(""), "x''"),
            (
                Scalar::Json,
                Literal::Json(json!({"a": "it's"})),
                r#"'{"a":"it''s"}'"#,
            ),
            (Scalar::Json, Literal::Json(json!(null)), "'null'"),
        ];
        for (scalar, constant, sql) in cases {
            assert_eq!(literal(&constant, ColumnType::Scalar(scalar)), sql);
        }
    }

    #[test]
    fn writes_lists_as_json() {
        let cases = [
            (Scalar::String, vec![], "'[]'"),
            (
                Scalar::String,
                vec![text("it's"), text("\"")],
                r#"'["it''s","\""]'"#,
            ),
            (Scalar::Int, vec![Literal::Integer(1)], "'[1]'"),
            (Scalar::Decimal, vec![Literal::Integer(1)], r#"'["1"]'"#),
            (Scalar::Bool, vec![Literal::Bool(true)], "'[true]'"),
        ];
        for (element, elements, sql) in cases {
            let list = Literal::List(elements);
            assert_eq!(literal(&list, ColumnType::List(element)), sql);
        }
    }
}
