//! The table of scalar types: adding a type to the language is adding one entry here.
//!
//! A [`ScalarSpec`] says everything about a type that any layer wants to know: what the model may
//! say about it, what it is in Rust, in a column, in JSON, and how its values look.

mod text;
mod time;

use rust_decimal::Decimal;

use crate::model::Literal;

pub use text::{EMAIL_PATTERN, LONGEST_EMAIL, LONGEST_URL, PHONE_PATTERN, URL_PATTERN};

/// A scalar type of the model's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scalar {
    /// A short text.
    String,
    /// A long text.
    Text,
    /// A 32-bit whole number.
    Int,
    /// A 64-bit whole number.
    BigInt,
    /// An exact decimal number.
    Decimal,
    /// A 64-bit floating-point number.
    Float,
    /// True or false.
    Bool,
    /// A calendar date.
    Date,
    /// A time of day.
    Time,
    /// An instant, in UTC.
    DateTime,
    /// A UUID.
    Uuid,
    /// Any JSON document.
    Json,
    /// Bytes, as base64 in JSON.
    Bytes,
    /// An e-mail address.
    Email,
    /// An absolute `http` or `https` URL.
    Url,
    /// A telephone number in E.164 form.
    Phone,
}

/// What a range `a..b` means for a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoundsMeaning {
    /// The length in characters.
    Length,
    /// The value itself.
    Value,
    /// Ranges do not apply.
    None,
}

/// Everything about one scalar type.
#[derive(Debug)]
pub struct ScalarSpec {
    /// The type.
    pub scalar: Scalar,
    /// Its keyword in the model, `datetime`.
    pub keyword: &'static str,
    /// One phrase for help and messages, `an instant, in UTC`.
    pub summary: &'static str,
    /// What a range means for it.
    pub bounds: BoundsMeaning,
    /// The range of a field that states none, `1..255` for `string`.
    pub default_bounds: (Option<i64>, Option<i64>),
    /// Whether `pattern` applies.
    pub pattern: bool,
    /// Whether `secret` applies.
    pub secret: bool,
    /// Whether values are equal or not in a way that SQL can check: `unique`, `index`, filters.
    pub comparable: bool,
    /// Its column type in SQLite, collation included.
    pub sqlite: &'static str,
    /// What it is in Rust.
    pub rust: RustType,
    /// Reads the text of a default or an example; the error says what is expected.
    pub parse: fn(&str) -> Result<Literal, String>,
    /// Valid values, for documents and tests, all different.
    pub examples: [&'static str; 2],
}

/// What a scalar is in the Rust of a generated service.
#[derive(Debug)]
pub struct RustType {
    /// The type that holds it before any rule is checked, `NaiveDate`.
    pub name: &'static str,
    /// What the type needs imported, `chrono::NaiveDate`.
    pub import: Option<&'static str>,
    /// How it is handed on.
    pub holding: Holding,
    /// The value object that every service has for it, `Email`.
    pub value_object: Option<&'static str>,
    /// The kind by which it is filtered and sorted, `Integer`; none if it is not.
    pub kind: Option<&'static str>,
    /// How it gets into a column.
    pub column: Column,
}

/// How a value is handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// By copy.
    Copy,
    /// A `String`, lent as `&str`.
    Text,
    /// A `Vec<u8>`, lent as `&[u8]`.
    Bytes,
    /// A JSON document, lent by reference.
    Document,
}

/// How a value gets into a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// As it is.
    Direct,
    /// As an exact decimal.
    Exact,
    /// As JSON text.
    Json,
}

/// The types, in the order in which help and messages list them.
pub const SCALARS: &[ScalarSpec] = &[
    ScalarSpec {
        scalar: Scalar::String,
        keyword: "string",
        summary: "a short text",
        bounds: BoundsMeaning::Length,
        default_bounds: (Some(1), Some(255)),
        pattern: true,
        secret: true,
        comparable: true,
        sqlite: "text",
        rust: RustType {
            name: "String",
            import: None,
            holding: Holding::Text,
            value_object: None,
            kind: Some("Text"),
            column: Column::Direct,
        },
        parse: text::plain,
        examples: ["The quick brown fox", "Second edition"],
    },
    ScalarSpec {
        scalar: Scalar::Text,
        keyword: "text",
        summary: "a long text",
        bounds: BoundsMeaning::Length,
        default_bounds: (Some(1), Some(65_535)),
        pattern: true,
        secret: true,
        comparable: true,
        sqlite: "text",
        rust: RustType {
            name: "String",
            import: None,
            holding: Holding::Text,
            value_object: None,
            kind: Some("Text"),
            column: Column::Direct,
        },
        parse: text::plain,
        examples: ["The first delivery arrived on time.", "Handle with care."],
    },
    ScalarSpec {
        scalar: Scalar::Int,
        keyword: "int",
        summary: "a 32-bit whole number",
        bounds: BoundsMeaning::Value,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: true,
        sqlite: "integer",
        rust: RustType {
            name: "i32",
            import: None,
            holding: Holding::Copy,
            value_object: None,
            kind: Some("Integer"),
            column: Column::Direct,
        },
        parse: int,
        examples: ["42", "7"],
    },
    ScalarSpec {
        scalar: Scalar::BigInt,
        keyword: "bigint",
        summary: "a 64-bit whole number",
        bounds: BoundsMeaning::Value,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: true,
        sqlite: "integer",
        rust: RustType {
            name: "i64",
            import: None,
            holding: Holding::Copy,
            value_object: None,
            kind: Some("Integer"),
            column: Column::Direct,
        },
        parse: bigint,
        examples: ["1234567890123", "42"],
    },
    ScalarSpec {
        scalar: Scalar::Decimal,
        keyword: "decimal",
        summary: "an exact decimal number",
        bounds: BoundsMeaning::Value,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: true,
        sqlite: "text collate decimal",
        rust: RustType {
            name: "Decimal",
            import: Some("rust_decimal::Decimal"),
            holding: Holding::Copy,
            value_object: None,
            kind: Some("Decimal"),
            column: Column::Exact,
        },
        parse: decimal,
        examples: ["19.99", "5.00"],
    },
    ScalarSpec {
        scalar: Scalar::Float,
        keyword: "float",
        summary: "a 64-bit floating-point number",
        bounds: BoundsMeaning::Value,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: true,
        sqlite: "real",
        rust: RustType {
            name: "f64",
            import: None,
            holding: Holding::Copy,
            value_object: None,
            kind: Some("Float"),
            column: Column::Direct,
        },
        parse: float,
        examples: ["0.75", "12.5"],
    },
    ScalarSpec {
        scalar: Scalar::Bool,
        keyword: "bool",
        summary: "true or false",
        bounds: BoundsMeaning::None,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: true,
        sqlite: "integer",
        rust: RustType {
            name: "bool",
            import: None,
            holding: Holding::Copy,
            value_object: None,
            kind: Some("Boolean"),
            column: Column::Direct,
        },
        parse: boolean,
        examples: ["true", "false"],
    },
    ScalarSpec {
        scalar: Scalar::Date,
        keyword: "date",
        summary: "a calendar date",
        bounds: BoundsMeaning::None,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: true,
        sqlite: "text",
        rust: RustType {
            name: "NaiveDate",
            import: Some("chrono::NaiveDate"),
            holding: Holding::Copy,
            value_object: None,
            kind: Some("Date"),
            column: Column::Direct,
        },
        parse: time::date,
        examples: ["2024-05-17", "2025-01-31"],
    },
    ScalarSpec {
        scalar: Scalar::Time,
        keyword: "time",
        summary: "a time of day",
        bounds: BoundsMeaning::None,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: true,
        sqlite: "text",
        rust: RustType {
            name: "NaiveTime",
            import: Some("chrono::NaiveTime"),
            holding: Holding::Copy,
            value_object: None,
            kind: Some("Time"),
            column: Column::Direct,
        },
        parse: time::time,
        examples: ["09:30:00", "17:45:00"],
    },
    ScalarSpec {
        scalar: Scalar::DateTime,
        keyword: "datetime",
        summary: "an instant, in UTC",
        bounds: BoundsMeaning::None,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: true,
        sqlite: "text",
        rust: RustType {
            name: "DateTime<Utc>",
            import: Some("chrono::{DateTime, Utc}"),
            holding: Holding::Copy,
            value_object: None,
            kind: Some("Instant"),
            column: Column::Direct,
        },
        parse: time::datetime,
        examples: ["2024-05-17T09:30:00Z", "2025-01-31T17:45:00Z"],
    },
    ScalarSpec {
        scalar: Scalar::Uuid,
        keyword: "uuid",
        summary: "a UUID",
        bounds: BoundsMeaning::None,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: true,
        sqlite: "blob",
        rust: RustType {
            name: "Uuid",
            import: Some("uuid::Uuid"),
            holding: Holding::Copy,
            value_object: None,
            kind: Some("Id"),
            column: Column::Direct,
        },
        parse: text::uuid,
        examples: [
            "018f8a52-6b1c-7c3e-9d41-2f6a7b8c9d0e",
            "018f8a53-01a4-7b92-8e55-6c7d8e9fa0b1",
        ],
    },
    ScalarSpec {
        scalar: Scalar::Json,
        keyword: "json",
        summary: "any JSON document",
        bounds: BoundsMeaning::None,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: false,
        sqlite: "text",
        rust: RustType {
            name: "Value",
            import: Some("serde_json::Value"),
            holding: Holding::Document,
            value_object: None,
            kind: None,
            column: Column::Json,
        },
        parse: json,
        examples: [r#"{"colour":"blue"}"#, r#"{"colour":"green"}"#],
    },
    ScalarSpec {
        scalar: Scalar::Bytes,
        keyword: "bytes",
        summary: "bytes, as base64 in JSON",
        bounds: BoundsMeaning::None,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: false,
        sqlite: "blob",
        rust: RustType {
            name: "Vec<u8>",
            import: None,
            holding: Holding::Bytes,
            value_object: None,
            kind: None,
            column: Column::Direct,
        },
        parse: text::base64,
        examples: ["aGVsbG8=", "d29ybGQ="],
    },
    ScalarSpec {
        scalar: Scalar::Email,
        keyword: "email",
        summary: "an e-mail address",
        bounds: BoundsMeaning::None,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: true,
        sqlite: "text",
        rust: RustType {
            name: "String",
            import: None,
            holding: Holding::Text,
            value_object: Some("Email"),
            kind: Some("Text"),
            column: Column::Direct,
        },
        parse: text::email,
        examples: ["ada@example.com", "grace@example.org"],
    },
    ScalarSpec {
        scalar: Scalar::Url,
        keyword: "url",
        summary: "an absolute `http` or `https` URL",
        bounds: BoundsMeaning::None,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: true,
        sqlite: "text",
        rust: RustType {
            name: "String",
            import: None,
            holding: Holding::Text,
            value_object: Some("Url"),
            kind: Some("Text"),
            column: Column::Direct,
        },
        parse: text::url,
        examples: ["https://example.com/catalog", "https://example.org/"],
    },
    ScalarSpec {
        scalar: Scalar::Phone,
        keyword: "phone",
        summary: "a telephone number in E.164 form",
        bounds: BoundsMeaning::None,
        default_bounds: (None, None),
        pattern: false,
        secret: false,
        comparable: true,
        sqlite: "text",
        rust: RustType {
            name: "String",
            import: None,
            holding: Holding::Text,
            value_object: Some("PhoneNumber"),
            kind: Some("Text"),
            column: Column::Direct,
        },
        parse: text::phone,
        examples: ["+14155550132", "+442079460958"],
    },
];

impl Scalar {
    /// The type of a keyword, `datetime`.
    pub fn from_keyword(keyword: &str) -> Option<Self> {
        SCALARS
            .iter()
            .find(|spec| spec.keyword == keyword)
            .map(|spec| spec.scalar)
    }

    /// Its keyword in the model.
    pub fn keyword(self) -> &'static str {
        self.spec().keyword
    }

    /// Reads the text of a constant.
    ///
    /// # Errors
    ///
    /// What the type expects, as a phrase.
    pub fn parse(self, text: &str) -> Result<Literal, String> {
        (self.spec().parse)(text)
    }

    /// What is known about this type.
    #[expect(
        clippy::expect_used,
        reason = "a test holds the table to one entry for each type"
    )]
    pub fn spec(self) -> &'static ScalarSpec {
        SCALARS
            .iter()
            .find(|spec| spec.scalar == self)
            .expect("each type has its entry")
    }
}

fn int(text: &str) -> Result<Literal, String> {
    let expected = || format!("a whole number from {} to {}", i32::MIN, i32::MAX);
    let value: i32 = text.parse().map_err(|_| expected())?;
    Ok(Literal::Integer(value.into()))
}

fn bigint(text: &str) -> Result<Literal, String> {
    let expected = || format!("a whole number from {} to {}", i64::MIN, i64::MAX);
    let value = text.parse().map_err(|_| expected())?;
    Ok(Literal::Integer(value))
}

fn decimal(text: &str) -> Result<Literal, String> {
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

fn float(text: &str) -> Result<Literal, String> {
    let expected = || "a finite number of at most 28 digits, such as `0.75`".to_owned();
    let finite = text.parse::<f64>().is_ok_and(f64::is_finite);
    let number = exact(text).or_else(|| Decimal::from_scientific(text).ok());
    match number {
        Some(number) if finite => Ok(Literal::Decimal(number)),
        _ => Err(expected()),
    }
}

fn boolean(text: &str) -> Result<Literal, String> {
    let value = text.parse().map_err(|_| "`true` or `false`".to_owned())?;
    Ok(Literal::Bool(value))
}

fn json(text: &str) -> Result<Literal, String> {
    let value = serde_json::from_str(text).map_err(|_| "a JSON document".to_owned())?;
    Ok(Literal::Json(value))
}

#[cfg(test)]
mod tests;
