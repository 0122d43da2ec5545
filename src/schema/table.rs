//! What a database of a service is made of: tables, columns, constraints, indexes.

use serde::{Deserialize, Serialize};

use super::quote_ident;
use crate::model::{Bounds, Literal, OnDelete, PredicateOperator};
use crate::scalar::Scalar;

/// All tables of a service, the referenced ones before those that refer to them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Schema {
    /// The tables; where references form a circle, the first table of the model comes first.
    pub tables: Vec<Table>,
}

impl Schema {
    /// The table of that name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}

/// The table of an entity or a member, whose primary key is the column `id`, or of a list of
/// references, whose key is what an entry says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The entity's type name, `OrderItem`, or the list, `Book.tags`, for messages.
    pub entity: String,
    /// What the entity or the list was called before, if the model says so: where it could be any of
    /// several, each of them.
    #[serde(skip)]
    pub was: Vec<String>,
    /// Its name, `order_items`.
    pub name: String,
    /// `id`, the fields in the order of the model, then the version and the audit columns; for
    /// members `id`, the root, the position, then the fields; for lists the root, what it refers to
    /// and the position.
    pub columns: Vec<Column>,
    /// The primary key, where it is of several columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<PrimaryKey>,
    /// The rules across its columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RowRule>,
    /// Its indexes, unique ones first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indexes: Vec<Index>,
}

/// A primary key of several columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrimaryKey {
    /// Its name, `pk_book_tags`.
    pub name: String,
    /// The columns.
    pub columns: Vec<String>,
}

/// A named rule on whole rows. What is unknown, since a value is null, passes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowRule {
    /// Its name, `ck_books_expensive_is_described`.
    pub name: String,
    /// What holds, as the model says it.
    pub text: String,
    /// The same in SQL; none where the database cannot say it, so that the domain alone keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
}

impl RowRule {
    /// Whether the database sees no difference between the two.
    pub fn is_same(&self, other: &Self) -> bool {
        let same_text = self.condition.is_some() || self.text == other.text;
        self.name == other.name && self.condition == other.condition && same_text
    }
}

impl Table {
    /// The column of that name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The primary key of several columns, if there is one, as the constraint of a table.
    pub(super) fn key_constraint(&self) -> Option<String> {
        let PrimaryKey { name, columns } = self.key.as_ref()?;
        let columns: Vec<_> = columns.iter().map(|it| quote_ident(it)).collect();
        let (name, columns) = (quote_ident(name), columns.join(", "));
        Some(format!("constraint {name} primary key ({columns})"))
    }

    /// The rules that the database itself keeps, with what they say.
    pub fn conditions(&self) -> impl Iterator<Item = (&str, &str)> {
        let rules = self.rules.iter();
        rules.filter_map(|rule| Some((rule.name.as_str(), rule.condition.as_deref()?)))
    }

    /// Whether a column of this table refers to the table `name`.
    pub fn refers_to(&self, name: &str) -> bool {
        let mut keys = self
            .columns
            .iter()
            .filter_map(|column| column.references.as_ref());
        keys.any(|key| key.table == name)
    }
}

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its name, `author_id`.
    pub name: String,
    /// The field that it holds, `author`; none for the columns that every table has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The part of the field that it holds; none for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// What held its values before, if the model says so: where it could be any of several, each.
    #[serde(skip)]
    pub was: Vec<Held>,
    /// What it holds.
    pub ty: ColumnType,
    /// Whether null is allowed.
    pub nullable: bool,
    /// The name of the primary key constraint, for the column that is the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary_key: Option<String>,
    /// The table that it refers to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub references: Option<ForeignKey>,
    /// The rules that every value keeps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// The values of the enum that it, or each element of it, is one of; empty for other types.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// What rows get that were there before the column. No default of the database: a row that
    /// is inserted states every value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fill: Option<Literal>,
    /// A valid value that says nothing: for the way back to a column whose values are lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placeholder: Option<Literal>,
    /// What its values follow from; none for values of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<Box<Computed>>,
    /// The parts of a value that it holds as a whole, each as a column of its own would be; none of
    /// any other. The database knows nothing of them, and keeps no rule of theirs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<Column>,
}

/// What a column holds: a field, or a part of one. A column that every table has holds what it is
/// called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The field, `address`.
    pub field: String,
    /// Its part, `zip`; none for the whole.
    pub part: Option<String>,
}

/// What the values of a column follow from. The service computes them; the database does it once,
/// for the rows that are there when the column comes, or when it follows from something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Computed {
    /// As the model says it, with all that this follows from.
    pub text: String,
    /// The same in SQL; none where the database cannot compute it exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
    /// The tables of members from whose rows it follows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// Whether it follows from nothing else.
    pub is_of_members: bool,
}

impl Column {
    /// What its values follow from, as the model says it.
    pub fn text(&self) -> Option<&str> {
        self.computed
            .as_ref()
            .map(|computed| computed.text.as_str())
    }

    /// What it holds.
    pub fn held(&self) -> Held {
        Held {
            field: self.field.as_ref().unwrap_or(&self.name).clone(),
            part: self.part.clone(),
        }
    }

    /// Whether the database sees no difference between the two: what old rows would get is none,
    /// and what values follow from is none of the column itself.
    pub fn is_same(&self, other: &Self) -> bool {
        self.name == other.name
            && self.ty == other.ty
            && self.nullable == other.nullable
            && self.references == other.references
            && self.checks == other.checks
            && self.choices == other.choices
            && self.has_same_keys(other)
    }

    /// Whether the documents of both have the same parts, in whatever order.
    fn has_same_keys(&self, other: &Self) -> bool {
        let is_there = |key: &Self| other.keys.iter().any(|it| key.is_same(it));
        self.keys.len() == other.keys.len() && self.keys.iter().all(is_there)
    }
}

/// A value of an enum, as its text is stored.
#[derive(Debug, Clone, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its text, `pending`.
    pub text: String,
    /// The text that stood for it before, if the model says one.
    #[serde(skip)]
    pub was: Option<String>,
}

impl PartialEq for Choice {
    /// What it was called before is no part of what it is.
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// What a column holds; each database has its own word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnType {
    /// A value of that type; a reference is a [`Scalar::Uuid`].
    Scalar(Scalar),
    /// A list of such values, as JSON.
    List(Scalar),
}

/// A foreign key to the `id` of another table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignKey {
    /// Its name, `fk_books_author_id`.
    pub name: String,
    /// The table that it refers to.
    pub table: String,
    /// What a deletion of what it refers to does.
    pub on_delete: OnDelete,
}

/// A named rule on the values of one column. Null passes every rule.
///
/// Patterns and formats (an e-mail address) have no rule here: SQLite has no regular expressions,
/// so the domain alone keeps them. The same holds for the rules on the elements of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Its name, `ck_books_title_length`.
    pub name: String,
    /// The rule.
    pub rule: Rule,
}

/// What a [`Check`] asks of a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// So many characters, or bytes.
    Length(Bounds),
    /// A number in the range.
    Range(Bounds),
    /// True or false, where the database has no type for it.
    Bool,
    /// A JSON document.
    Json,
    /// A JSON array.
    Array,
    /// An array of so many elements.
    Count(Bounds),
    /// One of these texts, sorted.
    OneOf(Vec<String>),
}

impl Rule {
    /// The last part of the constraint's name.
    pub fn keyword(&self) -> &'static str {
        match self {
            Rule::Length(_) => "length",
            Rule::Range(_) => "range",
            Rule::Bool => "bool",
            Rule::Json | Rule::Array => "json",
            Rule::Count(_) => "count",
            Rule::OneOf(_) => "one_of",
        }
    }

    /// The range of a rule that has one.
    pub fn bounds(&self) -> Option<Bounds> {
        match self {
            Rule::Length(bounds) | Rule::Range(bounds) | Rule::Count(bounds) => Some(*bounds),
            Rule::Bool | Rule::Json | Rule::Array | Rule::OneOf(_) => None,
        }
    }
}

/// An index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// Its name, `uq_books_isbn`.
    pub name: String,
    /// Whether no two of the covered rows may agree in all the columns.
    pub unique: bool,
    /// The columns.
    pub columns: Vec<String>,
    /// Whether rows that are deleted softly stay out of it.
    pub live_only: bool,
    /// What else holds of the covered rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub predicate: Vec<Comparison>,
}

/// One comparison of a column with a constant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The column.
    pub column: String,
    /// Its type, which says how the constant is written.
    pub ty: ColumnType,
    /// How it is compared.
    pub operator: PredicateOperator,
    /// What it is compared with; none for the null checks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub literal: Option<Literal>,
}
