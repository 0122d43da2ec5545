//! What a domain model is made of, after parsing and validation.

mod field;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::own::Own;
use crate::expression::{Condition, Derivation};
use crate::naming::{Name, NameError, Role};
use crate::scalar::Scalar;

pub use field::{Bounds, Constraints, ElementType, Field, FieldType, Literal, Origin};

/// A whole service: what `dddgen.toml` says, resolved. Order is the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// `[service]`.
    pub service: Service,
    /// `[contexts.*]`.
    pub contexts: Vec<Context>,
    /// `[values.*]` first, then `[contexts.*.values.*]` context by context.
    pub values: Vec<ValueObject>,
    /// The value objects of several parts, in the same order; then those that dddgen brings along.
    pub composites: Vec<Composite>,
    /// `[enums.*]` first, then `[contexts.*.enums.*]` context by context.
    pub enums: Vec<Enum>,
    /// `[entities.*]` first, then `[contexts.*.entities.*]` context by context.
    pub entities: Vec<Entity>,
    /// The entities that are part of another one's aggregate, in the same order.
    pub members: Vec<Member>,
    /// What the user writes: use cases, services, specifications, queries, endpoints and handlers,
    /// first those at the top of the file, then context by context.
    pub own: Vec<Own>,
}

/// `[service]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// The name of the project, its folder, its workspace packages and its binary.
    pub name: Name,
    /// One sentence on what the service is for; empty when the file says none.
    pub description: String,
    /// The dddgen version that rendered the project last.
    pub dddgen: String,
    /// Where the aggregates are kept.
    pub database: Database,
}

/// The database of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    /// An embedded file; nothing to install.
    Sqlite,
    /// A server.
    Postgres,
}

impl Database {
    /// All of them, the default first.
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];

    /// Its keyword in the model, `sqlite`.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }

    /// The database of a keyword.
    pub fn from_keyword(keyword: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|database| database.keyword() == keyword)
    }

    /// What people call it, `SQLite`.
    pub fn title(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// A bounded context: a folder in every layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Context {
    /// Its name, `catalog`.
    pub name: Name,
    /// What it covers; empty when the file does not say.
    pub doc: String,
    /// The name that it had before, if the file says one.
    pub was: Option<Name>,
}

/// A value object of one part: a scalar with rules and a name of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueObject {
    /// Its name, `Isbn`; unique in the whole model.
    pub name: Name,
    /// The name that it had before, if the file says one.
    pub was: Option<Name>,
    /// The context that it belongs to; none for a value that all contexts share.
    pub context: Option<Name>,
    /// What it stands for; empty when the file does not say.
    pub doc: String,
    /// What it wraps.
    pub scalar: Scalar,
    /// What every value of it keeps.
    pub constraints: Constraints,
    /// A valid value, for documents and tests.
    pub example: Option<Literal>,
}

/// A value object of several parts, each of which is a scalar, a value object of one part or an
/// enum.
#[derive(Debug, Clone, PartialEq)]
pub struct Composite {
    /// Its name, `Address`; unique in the whole model.
    pub name: Name,
    /// The name that it had before, if the file says one.
    pub was: Option<Name>,
    /// The context that it belongs to; none for a value that all contexts share.
    pub context: Option<Name>,
    /// What it stands for; empty when the file does not say.
    pub doc: String,
    /// Its parts, at least two.
    pub parts: Vec<Field>,
    /// The kinds of aggregates to one of which it refers: its parts are the kind and the id then.
    pub kinds: Vec<Name>,
    /// The part that a range on a field of this type is about; none where a field has no range.
    pub measured: Option<Name>,
    /// How a row keeps it.
    pub storage: Storage,
}

/// How a row keeps a value of several parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Storage {
    /// Each part in a column of its own, by which rows are filtered, sorted and found.
    #[default]
    Columns,
    /// All of it in one column, as a JSON document of which the database knows nothing.
    Json,
}

impl Storage {
    /// All of them, the default first.
    pub const ALL: [Self; 2] = [Self::Columns, Self::Json];

    /// Its keyword in the model, `columns`.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Columns => "columns",
            Self::Json => "json",
        }
    }

    /// The storage of a keyword.
    pub fn from_keyword(keyword: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|storage| storage.keyword() == keyword)
    }
}

/// A closed set of values, each of which has a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Enum {
    /// Its name, `OrderStatus`; unique in the whole model.
    pub name: Name,
    /// The name that it had before, if the file says one.
    pub was: Option<Name>,
    /// The context that it belongs to; none for an enum that all contexts share.
    pub context: Option<Name>,
    /// What it tells apart; empty when the file does not say.
    pub doc: String,
    /// What it can be, at least one.
    pub values: Vec<EnumValue>,
    /// The values that are the end of a life, from `final = […]`.
    pub finals: Vec<Name>,
}

/// One value of an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct EnumValue {
    /// Its name, in JSON and in columns its text: `pending`.
    pub name: Name,
    /// The name that it had before, if the file says one.
    pub was: Option<Name>,
    /// What it stands for; empty when the file does not say.
    pub doc: String,
}

/// An aggregate root.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Its name, `OrderItem`; unique in the whole model.
    pub name: Name,
    /// The name that it had before, if the file says one.
    pub was: Option<Name>,
    /// The context that it belongs to, if any.
    pub context: Option<Name>,
    /// What it stands for; empty when the file does not say.
    pub doc: String,
    /// Its plural, derived or given.
    pub plural: Name,
    /// The table, `order_items` unless given.
    pub table: String,
    /// The last segment of its collection's path, `order-items` unless given.
    pub route: String,
    /// Its fields, at least one.
    pub fields: Vec<Field>,
    /// Field combinations of which no two live rows have the same, from `unique = [[…]]`.
    /// Single fields marked `unique` are not repeated here: see [`Field::unique`].
    pub uniques: Vec<Unique>,
    /// Its steps from state to state, in the order of the file.
    pub transitions: Vec<Transition>,
    /// What else happens to it, told by the user's own code, in the order of the file.
    pub events: Vec<Event>,
    /// Non-unique indexes, from `indexes = […]`. Single fields marked `index` are not repeated
    /// here: see [`Field::index`].
    pub indexes: Vec<Index>,
    /// What holds across its fields.
    pub rules: Vec<Rule>,
    /// Its fields that follow from others.
    pub derived: Vec<Derived>,
}

/// Something that happens to an aggregate, beside what dddgen knows of.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its name in the past tense, `reminded`: a method of the entity.
    pub name: Name,
    /// What it stands for; empty when the file does not say.
    pub doc: String,
    /// What it says.
    pub fields: Vec<Field>,
}

/// A step of an aggregate from one state to another.
///
/// What transitions make together is sound: every state of the field's enum is reached from the
/// field's default, and where the enum says which states are final, those and no others are
/// without an exit.
#[derive(Debug, Clone, PartialEq)]
pub struct Transition {
    /// Its name, `confirm`: a method of the entity, and the last part of the path.
    pub name: Name,
    /// What it stands for; empty when the file does not say.
    pub doc: String,
    /// The field whose state it changes: of an enum, required, with a default, `readonly`.
    pub field: Name,
    /// The states that it starts from, at least one.
    pub from: Vec<Name>,
    /// The state that it ends in, which is none of `from`.
    pub to: Name,
    /// The condition that has to hold beside the state, a method of the entity by name.
    pub guard: Option<Name>,
    /// What the caller says. An input with the name of a field of the entity sets the field.
    pub input: Vec<Field>,
}

/// A field that follows from others: computed, kept for lists, and never an input.
#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    /// The field as it is shown: a `readonly` number.
    pub field: Field,
    /// What it follows from, as the file says it, on one line.
    pub text: String,
    /// The same, understood.
    pub derivation: Derivation,
}

/// What holds across the fields of an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Its name, `expensive_is_described`; unique in its entity.
    pub name: Name,
    /// What holds, as the file says it, on one line.
    pub text: String,
    /// The same, understood.
    pub condition: Condition,
    /// Model name of the field that a violation points to.
    pub field: Name,
    /// The part of it, if it has several.
    pub part: Option<Name>,
    /// What is said of what breaks it, after the name of the field.
    pub message: String,
}

/// A member of an aggregate: it has an identity within its root, which keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// What it is made of. What is unique is so among the members of one root.
    pub entity: Entity,
    /// Its root.
    pub root: Name,
    /// What the root calls them, `lines`.
    pub collection: Name,
    /// What the root calls one of them, `line`.
    pub singular: Name,
    /// How many of them a root has, from none or one on.
    pub count: Bounds,
}

/// A combination of fields that is unique among the live rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Unique {
    /// Model names of the fields, at least two.
    pub fields: Vec<Name>,
}

/// A non-unique index.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    /// The fields and parts of fields, at least one.
    pub fields: Vec<FieldPath>,
    /// The rows that it covers; none for all live rows.
    pub predicate: Option<Predicate>,
}

/// A field, or a part of one: `address`, `address.zip`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldPath {
    /// Model name of the field.
    pub field: Name,
    /// The part; none for the whole.
    pub part: Option<Name>,
}

impl FieldPath {
    /// Reads a path in any sensible casing.
    ///
    /// # Errors
    ///
    /// When a word of it is no name of a field.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let (field, part) = match text.split_once('.') {
            Some((field, part)) => (field, Some(part)),
            None => (text, None),
        };
        let part = part.map(|part| Name::parse(part, Role::Field));
        Ok(Self {
            field: Name::parse(field, Role::Field)?,
            part: part.transpose()?,
        })
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.field)?;
        self.part.iter().try_for_each(|part| write!(f, ".{part}"))
    }
}

/// A conjunction of comparisons, `stock < 10 and published_on is not null`.
#[derive(Debug, Clone, PartialEq)]
pub struct Predicate {
    /// The comparisons, at least one, all of which hold.
    pub terms: Vec<PredicateTerm>,
}

/// One comparison of a field with a constant.
#[derive(Debug, Clone, PartialEq)]
pub struct PredicateTerm {
    /// Model name of the field.
    pub field: Name,
    /// How it is compared.
    pub operator: PredicateOperator,
    /// What it is compared with; none for the null checks.
    pub literal: Option<Literal>,
}

/// How a [`PredicateTerm`] compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PredicateOperator {
    /// `=`
    Equal,
    /// `<>` (also written `!=`)
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `is null`
    IsNull,
    /// `is not null`
    IsNotNull,
}
