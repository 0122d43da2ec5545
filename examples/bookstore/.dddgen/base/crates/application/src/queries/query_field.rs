//! The fields that a read model can be filtered and sorted by: an allow-list with types.

use std::fmt::Debug;

use chrono::{DateTime, NaiveDate, NaiveTime, SubsecRound as _, Utc};
use domain::decimal::decimal;
use domain::validation::{Invalid, within_years};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::NamedSpecification;

/// A field of a read model that may be asked for. Whatever is not listed cannot be named in a
/// query, so no text of a caller's ever reaches the store as a column.
pub trait QueryField: Debug + Copy + Eq + Send + Sync + 'static {
    /// All of them, in the order of the model.
    const ALL: &'static [Self];

    /// The specifications that a list can be asked for by name.
    const SPECIFICATIONS: &'static [NamedSpecification<Self>] = &[];

    /// What is known about this one.
    fn spec(self) -> FieldSpec;

    /// The field called `name`.
    fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|field| field.spec().name == name)
    }
}

/// What is known about a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// Its name: in queries, in JSON and in the store.
    pub name: &'static str,
    /// What it holds.
    pub kind: ValueKind,
    /// Whether it may be null.
    pub nullable: bool,
}

impl FieldSpec {
    /// A field that always has a value.
    pub const fn required(name: &'static str, kind: ValueKind) -> Self {
        Self {
            name,
            kind,
            nullable: false,
        }
    }

    /// A field that may be null.
    pub const fn optional(name: &'static str, kind: ValueKind) -> Self {
        Self {
            name,
            kind,
            nullable: true,
        }
    }
}

/// What a field holds, as far as comparing goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Text.
    Text,
    /// An e-mail address, which is kept in lower case.
    Email,
    /// A whole number.
    Integer,
    /// An exact decimal number.
    Decimal,
    /// A floating-point number.
    Float,
    /// True or false.
    Boolean,
    /// A calendar date.
    Date,
    /// A time of day.
    Time,
    /// An instant.
    Instant,
    /// An id.
    Id,
    /// One of these texts.
    Choice(&'static [&'static str]),
}

/// A value to compare with.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub enum Value {
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// An exact decimal number.
    Decimal(Decimal),
    /// A floating-point number.
    Float(f64),
    /// True or false.
    Boolean(bool),
    /// A calendar date.
    Date(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// An instant.
    Instant(DateTime<Utc>),
    /// An id.
    Id(Uuid),
}

impl ValueKind {
    /// Reads a value of this kind.
    ///
    /// # Errors
    /// What is expected.
    pub fn parse(self, text: &str) -> Result<Value, Invalid> {
        let value = match self {
            Self::Text => Some(text)
                .filter(|text| !text.contains('\0'))
                .map(|text| Value::Text(text.to_owned())),
            Self::Email => Some(text)
                .filter(|text| !text.contains('\0'))
                .map(|text| Value::Text(text.to_ascii_lowercase())),
            Self::Integer => text.parse().ok().map(Value::Integer),
            Self::Decimal => decimal(text).map(Value::Decimal),
            Self::Float => text
                .parse()
                .ok()
                .filter(|number: &f64| number.is_finite())
                .map(Value::Float),
            Self::Boolean => text.parse().ok().map(Value::Boolean),
            Self::Date => text.parse().ok().filter(within_years).map(Value::Date),
            Self::Time => text
                .parse()
                .ok()
                .map(|time: NaiveTime| Value::Time(time.trunc_subsecs(6))),
            Self::Instant => text
                .parse()
                .ok()
                .filter(within_years)
                .map(|at: DateTime<Utc>| Value::Instant(at.trunc_subsecs(6))),
            Self::Id => text.parse().ok().map(Value::Id),
            Self::Choice(texts) => Some(text)
                .filter(|text| texts.contains(text))
                .map(|text| Value::Text(text.to_owned())),
        };
        value.ok_or_else(|| self.expected())
    }

    fn expected(self) -> Invalid {
        let expected = match self {
            Self::Text | Self::Email => "text",
            Self::Integer => "a whole number",
            Self::Decimal | Self::Float => "a number",
            Self::Boolean => "`true` or `false`",
            Self::Date => "a date such as 2026-01-31",
            Self::Time => "a time such as 13:30:00",
            Self::Instant => "an instant such as 2026-01-31T13:30:00Z",
            Self::Id => "a UUID",
            Self::Choice(texts) => {
                let texts = texts.join(", ");
                return Invalid::new("one_of", format!("must be one of {texts}"));
            }
        };
        Invalid::new("type", format!("must be {expected}"))
    }
}
