//! Changes of a model that stored data cannot follow, or not without losing something.

use std::fmt;

use super::table::{Column, ColumnType, RowRule, Table};
use crate::model::Literal;

/// A change that is not carried out as it is, why, and the way out.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The entity's type name, `OrderItem`.
    pub entity: String,
    /// Its table.
    pub table: String,
    /// The column that it is about; none for the whole table or a rule.
    pub column: Option<String>,
    /// The field or rule that it is about; none for the whole table.
    pub field: Option<String>,
    /// Why.
    pub reason: Reason,
    /// The values of an enum that there will be no more.
    pub values: Vec<String>,
    /// What takes the place of a value that is lost.
    pub instead: Instead,
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
    /// The column would get a type that its values do not have.
    ChangesType,
    /// The column would get a type that some of its values do not have.
    ShrinksType,
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

/// What takes the place of a value that is lost.
#[derive(Debug, Clone, PartialEq)]
pub enum Instead {
    /// The row has none from then on.
    Nothing,
    /// The default.
    Value(Literal),
    /// There is nothing that could: the migration stops at the first such row.
    Stop,
}

impl Reason {
    /// Whether data is lost, which can be allowed; otherwise there is no way at all.
    pub fn is_loss(self) -> bool {
        match self {
            Reason::DropsTable
            | Reason::DropsColumn
            | Reason::ChangesType
            | Reason::ShrinksType
            | Reason::ChangesReference
            | Reason::Narrows
            | Reason::Excludes => true,
            Reason::Unchecked | Reason::Uncomputed | Reason::NoDefault | Reason::SharedDefault => {
                false
            }
        }
    }
}

impl Refusal {
    fn new(table: &Table, reason: Reason, hint: &'static str) -> Self {
        Self {
            entity: table.entity.clone(),
            table: table.name.clone(),
            column: None,
            field: None,
            reason,
            values: Vec::new(),
            instead: Instead::Nothing,
            hint,
        }
    }

    pub(super) fn of_table(table: &Table) -> Self {
        // A list of references, which a field says.
        if table.key.is_some() {
            let hint = "keep the field; one that is renamed keeps its entries with `was = \"…\"`; \
                        `--allow-data-loss` drops them";
            return Self::new(table, Reason::DropsTable, hint);
        }
        let hint = "keep the entity; one that is renamed keeps its rows with `table = \"…\"`; `--allow-data-loss` \
                    drops them. To undo a change that was never deployed, take all files back from version control";
        Self::new(table, Reason::DropsTable, hint)
    }

    pub(super) fn of_rule(table: &Table, rule: &RowRule) -> Self {
        let hint = "say it without computing, or about an entity that is new";
        Self {
            field: Some(rule.text.clone()),
            ..Self::new(table, Reason::Unchecked, hint)
        }
    }

    pub(super) fn of_column(table: &Table, column: &Column, reason: Reason) -> Self {
        Self {
            column: Some(column.name.clone()),
            field: column.field.clone().or_else(|| Some(column.name.clone())),
            ..Self::new(table, reason, hint(column, reason))
        }
    }

    pub(super) fn of_key(table: &Table, column: &Column, key: &Column, reason: Reason) -> Self {
        let field = column.field.as_ref().unwrap_or(&column.name);
        Self {
            column: Some(format!("{}.{}", column.name, key.name)),
            field: Some(format!("{field}.{}", key.name)),
            ..Self::of_column(table, key, reason)
        }
    }

    /// What is lost, as a sentence without its end: `the table books is dropped with all its rows`.
    pub fn loss(&self) -> String {
        let column = self.column.as_deref().unwrap_or_default();
        let place = format!("`{}.{column}`", self.table);
        let instead = match &self.instead {
            Instead::Nothing => "nothing takes its place".to_owned(),
            Instead::Value(value) => format!("`{}` takes its place", shown(value)),
            Instead::Stop => {
                "nothing can take its place, so that the migration stops there".to_owned()
            }
        };
        match self.reason {
            Reason::DropsTable => {
                format!("the table `{}` is dropped with all its rows", self.table)
            }
            Reason::DropsColumn => format!("the column {place} is dropped with all its values"),
            Reason::ChangesType => {
                format!("every value of {place} is lost, since it has not the new type: {instead}")
            }
            Reason::ShrinksType => {
                format!("each value of {place} that does not fit the new type is lost: {instead}")
            }
            Reason::ChangesReference => {
                format!(
                    "every id in {place} is lost, since it names a row of another table: {instead}"
                )
            }
            Reason::Excludes if !self.values.is_empty() => {
                let values = self.values.join("`, `");
                format!("each `{values}` in {place} is lost: {instead}")
            }
            Reason::Narrows | Reason::Excludes => {
                format!("each value of {place} that breaks the new rule is lost: {instead}")
            }
            Reason::Unchecked | Reason::Uncomputed | Reason::NoDefault | Reason::SharedDefault => {
                self.reason.to_string()
            }
        }
    }
}

/// A constant for a message: on one line, whatever is in it.
fn shown(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => text.escape_debug().to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Decimal(number) => number.to_string(),
        Literal::Bool(flag) => flag.to_string(),
        Literal::Json(document) => document.to_string(),
        Literal::List(elements) => {
            let elements: Vec<_> = elements.iter().map(shown).collect();
            format!("[{}]", elements.join(", "))
        }
    }
}

fn hint(column: &Column, reason: Reason) -> &'static str {
    match reason {
        Reason::DropsTable | Reason::DropsColumn => {
            "keep the field; `--allow-data-loss` drops what it holds"
        }
        Reason::ChangesType | Reason::ShrinksType | Reason::ChangesReference => {
            "keep the type, and add a field of the new type beside it; or `--allow-data-loss`"
        }
        Reason::Unchecked => "say it without computing",
        Reason::Uncomputed => "derive it from the start, in an entity that is new",
        Reason::Narrows => "keep the range, or make it wider; or `--allow-data-loss`",
        Reason::Excludes => {
            "keep the values that there were, and add to them; or `--allow-data-loss`"
        }
        Reason::SharedDefault => "make it `optional`, or do not make it `unique`",
        Reason::NoDefault if column.field.is_none() => {
            "make it an entity under another name; the rows of this one stay as they are"
        }
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
                write!(f, "`{}`: the rule `{rule}`: ", self.entity)?;
            }
            Some(field) => write!(f, "`{}.{field}`: ", self.entity)?,
            None => write!(f, "`{}`: ", self.entity)?,
        }
        if self.reason.is_loss() {
            write!(f, "would lose data: {}", self.loss())
        } else {
            write!(f, "{}", self.reason)
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::DropsTable => "its table is dropped",
            Reason::DropsColumn => "its column is dropped",
            Reason::ChangesType => "stored values have not the new type",
            Reason::ShrinksType => "stored values may not have the new type",
            Reason::ChangesReference => "stored ids name rows of another table",
            Reason::Narrows => "stored values may be outside of the new range",
            Reason::Excludes => "stored values may be none of the new ones",
            Reason::Unchecked => "stored rows may break it, and the database cannot tell",
            Reason::Uncomputed => "is derived, and the database cannot compute it for stored rows",
            Reason::NoDefault => "is required, and stored rows have no value for it",
            Reason::SharedDefault => "is unique, and all stored rows would get the same value",
        })
    }
}
