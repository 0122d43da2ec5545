//! The table of scalar types: adding a type to the language is adding one entry here.
//!
//! A [`ScalarSpec`] says everything about a type that any layer wants to know: what the model may
//! say about it, what it is in Rust, in a column, in JSON, and how its values look.

mod currency;
mod number;
mod table;
mod text;
mod time;

use serde::{Deserialize, Serialize};

use crate::model::Literal;

pub(crate) use currency::currencies;
pub(crate) use number::exact;
pub use table::SCALARS;
pub use text::{EMAIL_PATTERN, LONGEST_EMAIL, LONGEST_URL, PHONE_PATTERN, URL_PATTERN};

/// A scalar type of the model's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
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
    /// A currency of ISO 4217, by its code.
    Currency,
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
    /// Its column type, collation included.
    pub columns: ColumnWords,
    /// What it is in Rust.
    pub rust: RustType,
    /// What it is in an API document.
    pub api: ApiType,
    /// Reads the text of a default or an example; the error says what is expected.
    pub parse: fn(&str) -> Result<Literal, String>,
    /// Valid values, for documents and tests, all different.
    pub examples: [&'static str; 2],
}

/// What each database calls the column of a scalar.
#[derive(Debug)]
pub struct ColumnWords {
    /// In SQLite, whose tables are strict.
    pub sqlite: &'static str,
    /// In PostgreSQL. Texts compare by their bytes, as they do everywhere else.
    pub postgres: &'static str,
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

/// What a scalar is in the API document of a generated service.
#[derive(Debug)]
pub struct ApiType {
    /// The Rust type that the schema is derived from.
    pub name: &'static str,
    /// The `format` of the schema, `date-time`.
    pub format: Option<&'static str>,
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

impl Holding {
    /// The method of a value object that hands out its content.
    pub(crate) fn getter(self) -> &'static str {
        match self {
            Self::Copy => "get",
            Self::Text => "as_str",
            Self::Bytes => "as_bytes",
            Self::Document => "as_json",
        }
    }
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

impl From<Scalar> for &'static str {
    fn from(scalar: Scalar) -> Self {
        scalar.keyword()
    }
}

impl TryFrom<String> for Scalar {
    type Error = String;

    fn try_from(keyword: String) -> Result<Self, Self::Error> {
        Self::from_keyword(&keyword).ok_or_else(|| format!("there is no type `{keyword}`"))
    }
}

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
    ///
    /// # Panics
    ///
    /// Never: the table has an entry for each type.
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

#[cfg(test)]
mod tests;
