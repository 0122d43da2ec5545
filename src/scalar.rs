//! The table of scalar types: adding a type to the language is adding one entry here.
//!
//! A [`ScalarSpec`] says everything about a type that any layer wants to know: what the model may
//! say about it, what it is in Rust, in a column, in JSON, and how its values look.

use crate::model::Literal;

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
    /// Reads the text of a default or an example; the error says what is expected.
    pub parse: fn(&str) -> Result<Literal, String>,
    /// Valid values, for documents and tests, all different.
    pub examples: [&'static str; 2],
}

/// The types, in the order in which help and messages list them.
pub const SCALARS: &[ScalarSpec] = &[];

impl Scalar {
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
