//! Changes of a model that no migration can make without losing something.

use std::fmt;

use super::table::{Column, ColumnType, RowRule, Table};

/// A change that cannot be carried out, and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The entity's type name, `OrderItem`.
    pub entity: String,
    /// Its table.
    pub table: String,
    /// The field or rule that it is about; none for the whole table.
    pub field: Option<String>,
    /// Why.
    pub reason: Reason,
    /// The way out.
    pub hint: &'static str,
}

/// Why a change is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The table would be dropped.
    DropsTable,
    /// The column would be dropped.
    DropsColumn,
    /// The column would get a type that its values may not have.
    ChangesType,
    /// The column would refer to another table.
    ChangesReference,
    /// The column would get a rule that its values may break.
    Narrows,
    /// The column would allow some of its values no longer.
    Excludes,
    /// The rows may break a rule that the database cannot say.
    Unchecked,
    /// The column follows from others in a way that the database cannot compute.
    Uncomputed,
    /// The column is required and old rows have no value for it.
    NoDefault,
    /// The column is unique and all old rows would have the same value.
    SharedDefault,
}

impl Refusal {
    pub(super) fn of_table(table: &Table) -> Self {
        Self {
            entity: table.entity.clone(),
            table: table.name.clone(),
            field: None,
            reason: Reason::DropsTable,
            hint: "keep the entity; one that is renamed keeps its rows with `table = \"…\"`. To undo a change \
                   that was never deployed, take all files back from version control",
        }
    }

    pub(super) fn of_rule(table: &Table, rule: &RowRule) -> Self {
        Self {
            entity: table.entity.clone(),
            table: table.name.clone(),
            field: Some(rule.text.clone()),
            reason: Reason::Unchecked,
            hint: "say it without computing, or about an entity that is new",
        }
    }

    pub(super) fn of_column(table: &Table, column: &Column, reason: Reason) -> Self {
        Self {
            entity: table.entity.clone(),
            table: table.name.clone(),
            field: column.field.clone().or_else(|| Some(column.name.clone())),
            reason,
            hint: hint(column, reason),
        }
    }
}

fn hint(column: &Column, reason: Reason) -> &'static str {
    match reason {
        Reason::DropsTable | Reason::DropsColumn => {
            "keep the field; a new name is a new field, whose values start anew"
        }
        Reason::ChangesType | Reason::ChangesReference => {
            "keep the type, and add a field of the new type beside it"
        }
        Reason::Unchecked => "say it without computing",
        Reason::Uncomputed => "derive it from the start, in an entity that is new",
        Reason::Narrows => "keep the range, or make it wider",
        Reason::Excludes => "keep the values that there were, and add to them",
        Reason::SharedDefault => "make it `optional`, or do not make it `unique`",
        Reason::NoDefault if column.references.is_some() => "make it `optional`",
        Reason::NoDefault if matches!(column.ty, ColumnType::List(_)) => {
            "give it a `default`, make it `optional`, or let it be empty"
        }
        Reason::NoDefault => "give it a `default`, or make it `optional`",
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.field {
            Some(rule) if self.reason == Reason::Unchecked => {
                write!(f, "`{}`: the rule `{rule}`: {}", self.entity, self.reason)
            }
            Some(field) => write!(f, "`{}.{field}`: {}", self.entity, self.reason),
            None => write!(f, "`{}`: {}", self.entity, self.reason),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::DropsTable => "would lose data: its table would be dropped with all its rows",
            Reason::DropsColumn => "would lose data: its column would be dropped",
            Reason::ChangesType => "would lose data: stored values may not have the new type",
            Reason::ChangesReference => "would lose data: stored ids name rows of another table",
            Reason::Narrows => "would lose data: stored values may be outside of the new range",
            Reason::Excludes => "would lose data: stored values may be none of the new ones",
            Reason::Unchecked => "stored rows may break it, and the database cannot tell",
            Reason::Uncomputed => "is derived, and the database cannot compute it for stored rows",
            Reason::NoDefault => "is required, and stored rows have no value for it",
            Reason::SharedDefault => "is unique, and all stored rows would get the same value",
        })
    }
}
