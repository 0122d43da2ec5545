//! Conditions on the fields of a read model.

use domain::validation::{Invalid, refuse_nul};
use uuid::Uuid;

use super::{Lookup, Value, ValueKind};

/// A condition that an item of a list satisfies.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition<F> {
    /// The field that is looked at.
    pub field: F,
    /// What is asked of it.
    pub test: Test,
}

impl<F> Condition<F> {
    /// The reference `field` leads to the aggregate with `id`.
    pub fn refers(field: F, id: impl Into<Uuid>) -> Self {
        let id = Value::Id(id.into());
        Self {
            field,
            test: Test::Is(Comparison::Equal, id),
        }
    }

    /// What the reference leads to is of that kind, as `field` says.
    pub fn is_kind(field: F, kind: &str) -> Self {
        let kind = Value::Text(kind.to_owned());
        Self {
            field,
            test: Test::Is(Comparison::Equal, kind),
        }
    }
}

/// What is asked of a field. Only [`Test::Null`] holds for a null; all others are about values.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// It compares so with the value.
    Is(Comparison, Value),
    /// It equals one of the values.
    In(Vec<Value>),
    /// It equals none of the values.
    NotIn(Vec<Value>),
    /// The text occurs in it, taken literally.
    Contains(String, Case),
    /// It is null (`true`) or is not (`false`).
    Null(bool),
}

/// How two values compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Equal.
    Equal,
    /// Not equal.
    NotEqual,
    /// Greater.
    Greater,
    /// Greater or equal.
    GreaterOrEqual,
    /// Less.
    Less,
    /// Less or equal.
    LessOrEqual,
}

/// Whether upper and lower case differ; the letters A to Z alone have a case here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// They differ.
    Sensitive,
    /// They do not.
    Insensitive,
}

impl Test {
    /// Reads `text` as what `lookup` compares a value of this kind with.
    ///
    /// # Errors
    /// An operand of the wrong type.
    pub fn parse(lookup: Lookup, kind: ValueKind, text: &str) -> Result<Self, Invalid> {
        let is = |comparison| Ok(Self::Is(comparison, kind.parse(text)?));
        match lookup {
            Lookup::Equal => is(Comparison::Equal),
            Lookup::NotEqual => is(Comparison::NotEqual),
            Lookup::Greater => is(Comparison::Greater),
            Lookup::GreaterOrEqual => is(Comparison::GreaterOrEqual),
            Lookup::Less => is(Comparison::Less),
            Lookup::LessOrEqual => is(Comparison::LessOrEqual),
            Lookup::In => list(kind, text).map(Self::In),
            Lookup::NotIn => list(kind, text).map(Self::NotIn),
            Lookup::Like => Ok(Self::Contains(part(text)?, Case::Sensitive)),
            Lookup::LikeInAnyCase => Ok(Self::Contains(part(text)?, Case::Insensitive)),
            Lookup::IsNull => match ValueKind::Boolean.parse(text)? {
                Value::Boolean(null) => Ok(Self::Null(null)),
                _ => Err(Invalid::new("type", "must be `true` or `false`")),
            },
        }
    }

    /// How many values it compares with.
    pub(super) fn values(&self) -> usize {
        match self {
            Self::In(values) | Self::NotIn(values) => values.len(),
            Self::Is(..) | Self::Contains(..) => 1,
            Self::Null(_) => 0,
        }
    }

    /// Whether a field's value, none being null, passes.
    pub fn accepts(&self, value: Option<&Value>) -> bool {
        let Some(value) = value else {
            return *self == Self::Null(true);
        };
        match self {
            Self::Is(comparison, operand) => comparison.holds(value, operand),
            Self::In(operands) => operands.contains(value),
            Self::NotIn(operands) => !operands.contains(value),
            Self::Contains(part, case) => contains(value, part, *case),
            Self::Null(null) => !null,
        }
    }
}

impl Comparison {
    fn holds(self, left: &Value, right: &Value) -> bool {
        match self {
            Self::Equal => left == right,
            Self::NotEqual => left != right,
            Self::Greater => left > right,
            Self::GreaterOrEqual => left >= right,
            Self::Less => left < right,
            Self::LessOrEqual => left <= right,
        }
    }
}

fn part(text: &str) -> Result<String, Invalid> {
    refuse_nul(text)?;
    Ok(text.to_owned())
}

fn list(kind: ValueKind, text: &str) -> Result<Vec<Value>, Invalid> {
    text.split(',')
        .map(|part| kind.parse(part.trim()))
        .collect()
}

fn contains(value: &Value, part: &str, case: Case) -> bool {
    let Value::Text(text) = value else {
        return false;
    };
    match case {
        Case::Sensitive => text.contains(part),
        Case::Insensitive => text
            .to_ascii_lowercase()
            .contains(&part.to_ascii_lowercase()),
    }
}
