//! The lookups: what a parameter asks of a field, `gte` in `price__gte=10`.
//!
//! Queries are read and documented by this list, so no more and no less is said than is understood.

use domain::validation::Invalid;

use super::{FieldSpec, ValueKind};

/// What a parameter asks of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// Is it this?
    Equal,
    /// Is it something else?
    NotEqual,
    /// Is it greater?
    Greater,
    /// Is it greater, or this?
    GreaterOrEqual,
    /// Is it less?
    Less,
    /// Is it less, or this?
    LessOrEqual,
    /// Is it one of these?
    In,
    /// Is it none of these?
    NotIn,
    /// Does this occur in it?
    Like,
    /// Does this occur in it, in upper or lower case?
    LikeInAnyCase,
    /// Is it absent?
    IsNull,
}

impl Lookup {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Equal,
        Self::NotEqual,
        Self::Greater,
        Self::GreaterOrEqual,
        Self::Less,
        Self::LessOrEqual,
        Self::In,
        Self::NotIn,
        Self::Like,
        Self::LikeInAnyCase,
        Self::IsNull,
    ];

    /// What a parameter calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Equal => "eq",
            Self::NotEqual => "ne",
            Self::Greater => "gt",
            Self::GreaterOrEqual => "gte",
            Self::Less => "lt",
            Self::LessOrEqual => "lte",
            Self::In => "in",
            Self::NotIn => "not_in",
            Self::Like => "like",
            Self::LikeInAnyCase => "ilike",
            Self::IsNull => "is_null",
        }
    }

    /// What holds of the items that it finds.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Equal => "equal to this",
            Self::NotEqual => "not equal to this",
            Self::Greater => "greater than this",
            Self::GreaterOrEqual => "at least this",
            Self::Less => "less than this",
            Self::LessOrEqual => "at most this",
            Self::In => "equal to one of these, with commas between them",
            Self::NotIn => "equal to none of these, with commas between them",
            Self::Like => "a text that contains this",
            Self::LikeInAnyCase => "the same, where A to Z and a to z do not differ",
            Self::IsNull => "absent with `true`, there with `false`",
        }
    }

    /// The parameter that asks it of `field`.
    pub fn parameter(self, field: &str) -> String {
        match self {
            Self::Equal => field.to_owned(),
            _ => format!("{field}__{}", self.name()),
        }
    }

    /// Whether it can be asked of such a field.
    pub fn suits(self, field: FieldSpec) -> bool {
        match self {
            Self::Equal | Self::NotEqual | Self::In | Self::NotIn => true,
            Self::Greater | Self::GreaterOrEqual | Self::Less | Self::LessOrEqual => {
                field.kind.has_order()
            }
            Self::Like | Self::LikeInAnyCase => field.kind.is_text(),
            Self::IsNull => field.nullable,
        }
    }
}

impl ValueKind {
    /// Whether a part of it can be looked for.
    fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Email)
    }

    /// Whether one is before another.
    fn has_order(self) -> bool {
        !matches!(self, Self::Boolean | Self::Choice(_))
    }
}

impl FieldSpec {
    /// What can be asked of it.
    pub fn lookups(self) -> impl Iterator<Item = Lookup> {
        let all = Lookup::ALL.iter().copied();
        all.filter(move |lookup| lookup.suits(self))
    }

    /// The lookup called `name`.
    ///
    /// # Errors
    /// It cannot be asked of this field; the others are named.
    pub(super) fn lookup(self, name: &str) -> Result<Lookup, Invalid> {
        let found = self.lookups().find(|lookup| lookup.name() == name);
        found.ok_or_else(|| {
            let names: Vec<_> = self.lookups().map(Lookup::name).collect();
            let message = format!(
                "`{name}` is no lookup of this field; use one of {}",
                names.join(", ")
            );
            Invalid::new("lookup", message)
        })
    }
}
