//! What a field holds, and how a value of that kind is written in each place.
//!
//! A field is a scalar, a value object or an id, alone or in a list. [`FieldKind`] names its types
//! and rules; [`Shape`] writes the expressions that carry its values from layer to layer.

mod imports;
mod rules;

use super::counterexample::{self, Counterexample};
use super::rust;
use super::shape::Shape;
use crate::model::{Constraints, ElementType, Field, FieldType, Literal, Model};
use crate::naming::Name;
use crate::scalar::Scalar;

pub(crate) use imports::split_import;
pub(crate) use rules::scalar_rule;

/// What a field holds.
#[derive(Debug, Clone)]
pub(crate) struct FieldKind {
    /// What it is, or what the elements of the list are.
    pub(crate) unit: Unit,
    /// Whether it is a list.
    pub(crate) list: bool,
    /// Whether it is kept from view.
    pub(crate) secret: bool,
    /// Whether it may be absent.
    pub(crate) optional: bool,
    constraints: Constraints,
    pattern_name: String,
}

/// What a field or an element of a list is.
#[derive(Debug, Clone)]
pub(crate) enum Unit {
    /// A bare scalar.
    Bare(Scalar),
    /// A value object: its type, and the scalar that it wraps.
    Value {
        type_name: String,
        path: String,
        scalar: Scalar,
    },
    /// An enum: its type, which is copied.
    Enum { type_name: String, path: String },
    /// A value object of several parts.
    Composite {
        type_name: String,
        path: String,
        parts: Vec<Part>,
        /// The module among those of all tables that says how it is kept as a whole,
        /// `crm::address`; none where each part has a column.
        document: Option<String>,
    },
    /// The id of an aggregate.
    Id(String),
}

/// A part of a value object.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// Its name.
    pub(crate) name: Name,
    /// Its column.
    pub(crate) column: String,
    /// What it holds.
    pub(crate) kind: FieldKind,
}

impl FieldKind {
    pub(crate) fn new(model: &Model, field: &Field) -> Self {
        let (unit, list) = match &field.ty {
            FieldType::Scalar(scalar) => (Unit::scalar(*scalar), false),
            FieldType::Value(name) => (Unit::value(model, name), false),
            FieldType::Composite(name) => (Unit::composite(model, field, name), false),
            FieldType::Enum(name) => (Unit::enumeration(model, name), false),
            FieldType::Ref(target) => (Unit::Id(format!("{}Id", target.pascal())), false),
            FieldType::Refs(target) => (Unit::Id(format!("{}Id", target.pascal())), true),
            FieldType::List(ElementType::Scalar(scalar)) => (Unit::scalar(*scalar), true),
            FieldType::List(ElementType::Value(name)) => (Unit::value(model, name), true),
            FieldType::List(ElementType::Enum(name)) => (Unit::enumeration(model, name), true),
        };
        Self {
            unit,
            list,
            secret: field.secret,
            optional: field.optional,
            constraints: field.constraints.clone(),
            pattern_name: format!("{}_PATTERN", field.member().screaming()),
        }
    }

    /// The scalar at the bottom; a UUID for an id, a document for a value of several parts.
    pub(crate) fn scalar(&self) -> Scalar {
        match &self.unit {
            Unit::Bare(scalar) | Unit::Value { scalar, .. } => *scalar,
            Unit::Enum { .. } => Scalar::String,
            Unit::Composite { .. } => Scalar::Json,
            Unit::Id(_) => Scalar::Uuid,
        }
    }

    /// Whether it is a list of references, which is kept in a table of its own.
    pub(crate) fn refers_to_many(&self) -> bool {
        self.list && matches!(self.unit, Unit::Id(_))
    }

    /// Its parts; none of what is whole.
    pub(crate) fn parts(&self) -> &[Part] {
        match &self.unit {
            Unit::Composite { parts, .. } => parts,
            _ => &[],
        }
    }

    /// The module that says how it is kept as a whole; none where each part has a column, or there
    /// are no parts.
    pub(crate) fn document(&self) -> Option<&str> {
        match &self.unit {
            Unit::Composite { document, .. } => document.as_deref(),
            _ => None,
        }
    }

    /// The types that have to be imported for its raw values.
    pub(crate) fn named(&self) -> Vec<String> {
        if matches!(self.unit, Unit::Composite { .. }) {
            return Vec::new();
        }
        let named = self.scalar().spec().rust.import.map(split_import);
        named.unwrap_or_default()
    }

    /// `Vec<String>`: what callers give.
    pub(crate) fn raw_type(&self) -> String {
        let unit = match &self.unit {
            Unit::Composite { type_name, .. } => return format!("{type_name}Draft"),
            Unit::Id(type_name) => type_name,
            _ => self.scalar().spec().rust.name,
        };
        self.listed(unit)
    }

    /// `Vec<String>`: what views show.
    pub(crate) fn view_type(&self) -> String {
        match &self.unit {
            Unit::Composite { type_name, .. } => format!("{type_name}View"),
            _ => self.raw_type(),
        }
    }

    /// The raw type, unless it has to be kept from view.
    pub(crate) fn draft_type(&self) -> String {
        if self.secret {
            "Secret".to_owned()
        } else {
            self.raw_type()
        }
    }

    /// `Vec<Tag>`: what the aggregate holds.
    pub(crate) fn domain_type(&self) -> String {
        match &self.unit {
            Unit::Value { type_name, .. } | Unit::Enum { type_name, .. } => self.listed(type_name),
            Unit::Composite { type_name, .. } => type_name.clone(),
            _ => self.draft_type(),
        }
    }

    /// The kind by which it is filtered; none if it is not.
    pub(crate) fn query_kind(&self) -> Option<&'static str> {
        if self.refers_to_many() {
            return Some("Ids");
        }
        if self.list || self.secret || !self.parts().is_empty() {
            return None;
        }
        self.scalar().spec().rust.kind
    }

    /// The kind by which it is filtered, as the read model states it; empty if it is not.
    pub(crate) fn stated_kind(&self) -> String {
        match (&self.unit, self.list) {
            (Unit::Enum { type_name, .. }, false) => format!("Choice({type_name}::TEXTS)"),
            _ if self.query_kind().is_some() && self.scalar() == Scalar::Email => {
                "Email".to_owned()
            }
            _ => self.query_kind().unwrap_or_default().to_owned(),
        }
    }

    /// The static that holds the field's own pattern, and its source.
    pub(crate) fn pattern(&self) -> Option<(&str, String)> {
        let source = self.constraints.pattern.as_deref()?;
        Some((&self.pattern_name, rust::raw_string(source)))
    }

    /// The scalar of a list's elements and of everything else, with the rules of its own.
    pub(crate) fn counterexamples(&self, model: &Model, field: &Field) -> Vec<Counterexample> {
        if matches!(self.unit, Unit::Id(_) | Unit::Composite { .. }) {
            return Vec::new();
        }
        if !self.list {
            return counterexample::of(self.scalar(), &model.rules(field));
        }
        let longest = self
            .constraints
            .bounds
            .max
            .and_then(|max| usize::try_from(max).ok());
        let examples = model.examples(field);
        let Some(Literal::List(elements)) = examples.first() else {
            return Vec::new();
        };
        let too_long = longest.filter(|longest| *longest < 100 && !elements.is_empty());
        let too_long = too_long.map(|longest| {
            let elements = elements.iter().cycle().take(longest + 1).cloned();
            Counterexample::new(Literal::List(elements.collect()), "length", "too_long")
        });
        too_long.into_iter().collect()
    }

    /// A draft's value, kept from view where the field is.
    pub(crate) fn guarded(&self, option: &str) -> String {
        if !self.secret {
            return option.to_owned();
        }
        format!("Some(Secret::new({}))", rust::expected(option))
    }

    /// How its values are carried: those of the field `member` of what code calls `owner`.
    pub(crate) fn shape<'f>(&'f self, member: &'f Name, owner: &str) -> Shape<'f> {
        Shape {
            kind: self,
            member,
            lent: format!("{owner}.{}()", member.ident()),
            column: member.snake(),
            held: format!("self.{}", member.ident()),
        }
    }

    /// What `part` is where it is taken from the whole, which may be absent.
    pub(crate) fn lent_part(&self, part: &Part) -> Self {
        Self {
            optional: self.optional || part.kind.optional,
            ..part.kind.clone()
        }
    }

    /// The type of the field whose unit is `unit`, but for its being optional.
    pub(crate) fn listed(&self, unit: &str) -> String {
        if self.list {
            format!("Vec<{unit}>")
        } else {
            unit.to_owned()
        }
    }
}

impl Unit {
    fn scalar(scalar: Scalar) -> Self {
        match scalar.spec().rust.value_object {
            None => Self::Bare(scalar),
            Some(name) => Self::Value {
                type_name: name.to_owned(),
                path: name.to_owned(),
                scalar,
            },
        }
    }

    /// A validated model names only values that it has; one that it does not have is text.
    fn value(model: &Model, name: &Name) -> Self {
        let value = model.value(name);
        let context = value.and_then(|value| value.context.as_ref());
        Self::Value {
            type_name: name.pascal(),
            path: path(context, name),
            scalar: value.map_or(Scalar::String, |value| value.scalar),
        }
    }

    fn composite(model: &Model, field: &Field, name: &Name) -> Self {
        let composite = model.composite(name);
        let parts = model.parts(field);
        let parts = parts.iter().map(|part| Part {
            name: part.name.clone(),
            column: field.column_of(part),
            kind: FieldKind::new(model, part),
        });
        Self::Composite {
            type_name: name.pascal(),
            path: path(composite.and_then(|it| it.context.as_ref()), name),
            parts: parts.collect(),
            document: composite.filter(|it| it.is_document()).map(|it| {
                let context = it.context.as_ref();
                let context = context.map(|context| format!("{}::", context.ident()));
                format!("{}{}", context.unwrap_or_default(), name.ident())
            }),
        }
    }

    fn enumeration(model: &Model, name: &Name) -> Self {
        let context = model.enumeration(name).and_then(|it| it.context.as_ref());
        Self::Enum {
            type_name: name.pascal(),
            path: path(context, name),
        }
    }
}

/// The path of a type below the folder of all such types, `sales::OrderStatus`.
fn path(context: Option<&Name>, name: &Name) -> String {
    let type_name = name.pascal();
    match context {
        Some(context) => format!("{}::{type_name}", context.ident()),
        None => type_name,
    }
}
