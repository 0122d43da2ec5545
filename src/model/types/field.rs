//! One field: what it holds, and what every value of it keeps.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::model::relation::OnDelete;
use crate::naming::Name;
use crate::scalar::Scalar;

/// One attribute of an entity.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a modifier of the language, and they combine freely"
)]
pub struct Field {
    /// Its name as the user wrote it, `published_on`, `author`, `type`.
    pub name: Name,
    /// The name that it had before, if the file says one.
    pub was: Option<Name>,
    /// Where its values were before, if the file says that parts were fields or that it was a part.
    pub origins: Vec<Origin>,
    /// What it holds.
    pub ty: FieldType,
    /// What it stands for; empty when the file does not say.
    pub doc: String,
    /// May be absent (null).
    pub optional: bool,
    /// No two live rows have the same value.
    pub unique: bool,
    /// Has an index.
    pub index: bool,
    /// Never set from outside; has a default or is optional. A field that transitions drive is.
    pub readonly: bool,
    /// Set at creation and never again.
    pub immutable: bool,
    /// Never shown: not in responses, filters, sorting or logs.
    pub secret: bool,
    /// The kinds of aggregates of which it refers to one, at least two; none of any other field.
    /// What it holds is a value of two parts then: see [`Composite::kinds`](crate::model::Composite::kinds).
    pub any: Vec<Name>,
    /// What a deletion of what it refers to does.
    pub on_delete: OnDelete,
    /// What those that refer by it are called in paths, if that is given: see
    /// [`Entity::inverse`](crate::model::Entity::inverse).
    pub inverse: Option<String>,
    /// What every value of it keeps, beyond what its value object keeps. For a list: the number
    /// of its elements.
    pub constraints: Constraints,
    /// The value when none is given at creation, and of old rows when the field is added.
    pub default: Option<Literal>,
    /// The same of a value of several parts: what is said of each; none if nothing is said. What
    /// is not said of a part is its own default, or that it is absent.
    pub default_parts: Option<Vec<(Name, Literal)>>,
    /// A valid value, for documents and tests.
    pub example: Option<Literal>,
    /// One or two values for documents and tests that keep the rules of the entity together with
    /// those of the other fields; none where no rule speaks of the field. One of them may be that
    /// there is no value.
    pub chosen: Option<Vec<Option<Literal>>>,
    /// The same of the parts of a value that rules speak of.
    pub chosen_parts: Vec<(Name, Vec<Option<Literal>>)>,
}

/// Where the values of a field, or of a part of it, were before: in a field, or in a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The part of the field; none for the whole.
    pub part: Option<Name>,
    /// The field of before.
    pub field: Name,
    /// The part of that; none for the whole.
    pub of: Option<Name>,
}

/// The type of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldType {
    /// `title:string`.
    Scalar(Scalar),
    /// `isbn:Isbn`: a value object of the model, by name.
    Value(Name),
    /// `address:Address`: a value object of several parts, by name.
    Composite(Name),
    /// `status:OrderStatus`: an enum of the model, by name.
    Enum(Name),
    /// `author:ref:Author`: another aggregate, by id.
    Ref(Name),
    /// `tags:refs:Tag`: any number of other aggregates, each by id and at most once, in order.
    Refs(Name),
    /// `tags:list:string`.
    List(ElementType),
}

/// The type of a list's elements.
#[derive(Debug, Clone, PartialEq)]
pub enum ElementType {
    /// `list:string`.
    Scalar(Scalar),
    /// `list:Tag`.
    Value(Name),
    /// `list:Weekday`.
    Enum(Name),
}

/// Rules on a value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Constraints {
    /// Length in characters, element count or numeric bounds, by what the type measures.
    pub bounds: Bounds,
    /// A regular expression that a text matches (anchors are the user's).
    pub pattern: Option<String>,
    /// The only texts that there are, those of an enum; none for any text.
    pub one_of: Vec<String>,
}

/// An inclusive range, either end of which may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bounds {
    /// The smallest allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Decimal>,
    /// The largest allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Decimal>,
}

/// A constant of the model: a default, an example, the right side of a predicate.
///
/// It is checked against its type when it is parsed, so a date's text *is* a date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Literal {
    /// Text, and everything that is written as text: dates, times, ids, bytes (base64), e-mails.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A decimal or floating-point number, exact as written.
    Decimal(Decimal),
    /// `true` or `false`.
    Bool(bool),
    /// A JSON document (`json` fields).
    Json(serde_json::Value),
    /// The elements of a list.
    List(Vec<Literal>),
}
