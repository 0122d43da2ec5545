//! What rules may speak of: the fields of an entity, as the language of expressions sees them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::expression::{Collection, Operand, Scope, Span, Subject, Type};
use crate::model::parse::derived::is_derived;
use crate::model::parse::known::Known;
use crate::model::parse::node::Entry;
use crate::model::{Bounds, Constraints, Derived, Field, FieldType};
use crate::naming::Name;
use crate::scalar::Scalar;

/// What can be spoken of: the fields, and what can be made of members.
pub(in crate::model::parse) fn of(
    fields: &[Field],
    declared: &[Entry],
    known: &Known<'_>,
    collections: &[Collection],
) -> Scope {
    let subject = |field: &Field| Subject {
        operand: operand(field, type_of(field, known)),
        refused: secret(field)
            .or_else(|| listed(field))
            .or_else(|| of_kinds(field)),
    };
    let unread = |entry: &&Entry| fields.iter().all(|it| it.name.snake() != entry.key);
    let others: Vec<_> = declared.iter().filter(unread).collect();
    let (derived, broken): (Vec<_>, Vec<_>) = others.into_iter().partition(|it| is_derived(it));
    let derived = derived.iter().filter_map(|entry| later(entry));
    let parts = fields.iter().flat_map(|field| parts(field, known));
    // What has several parts is spoken of by them.
    let whole = fields
        .iter()
        .filter(|field| !matches!(field.ty, FieldType::Composite(_)) || !field.any.is_empty());
    Scope {
        subjects: whole.map(subject).chain(derived).chain(parts).collect(),
        broken: broken.iter().map(|entry| entry.key.clone()).collect(),
        collections: collections.to_vec(),
    }
}

/// Lets what is read after it speak of a field that is derived.
pub(in crate::model::parse) fn admit(scope: &mut Scope, derived: &Derived) {
    let ty = match (&derived.field.ty, derived.derivation.span) {
        (FieldType::Scalar(scalar), Some(span)) if *scalar != Scalar::Decimal => {
            Type::Integer(*scalar, span)
        }
        _ => Type::Decimal,
    };
    let operand = Operand {
        inexact: derived.derivation.may_fail(),
        ..operand(&derived.field, ty)
    };
    let same = |it: &&mut Subject| it.operand.path() == derived.field.name.snake();
    if let Some(subject) = scope.subjects.iter_mut().find(same) {
        *subject = Subject {
            operand,
            refused: None,
        };
    }
}

/// Says nothing more about a derived field that was reported.
pub(in crate::model::parse) fn give_up(scope: &mut Scope, entry: &Entry) {
    scope.subjects.retain(|it| it.operand.path() != entry.key);
    scope.broken.push(entry.key.clone());
}

fn operand(field: &Field, ty: Type) -> Operand {
    Operand {
        field: field.name.clone(),
        part: None,
        ty,
        optional: field.optional,
        inexact: false,
        aggregate: None,
    }
}

/// The parts of a field, which rules alone speak of.
fn parts(field: &Field, known: &Known<'_>) -> Vec<Subject> {
    let FieldType::Composite(of) = &field.ty else {
        return Vec::new();
    };
    let parts = known.composite(of).into_iter().flat_map(|it| &it.parts);
    let subject = |part: &Field| {
        let path = format!("{}.{}", field.name, part.name);
        let message = format!("`{path}` is a part of a value, and nothing is computed of those");
        Subject {
            operand: Operand {
                part: Some(part.name.clone()),
                optional: field.optional || part.optional,
                ..operand(field, type_of(part, known))
            },
            refused: secret(field).or(Some(message)),
        }
    };
    parts.map(subject).collect()
}

/// What is derived follows from what stands above it, so that nothing follows from itself.
fn later(entry: &Entry) -> Option<Subject> {
    let name = Name::from_any(&entry.key).ok()?;
    let refused = format!("`{name}` is derived further down; move it above this field");
    Some(Subject {
        operand: Operand {
            field: name,
            part: None,
            ty: Type::Decimal,
            optional: false,
            inexact: false,
            aggregate: None,
        },
        refused: Some(refused),
    })
}

fn secret(field: &Field) -> Option<String> {
    let name = &field.name;
    let message = || format!("`{name}` is `secret`, so nothing can speak of it");
    field.secret.then(message)
}

/// A row does not say what its aggregate refers to in a list, so the database could not keep it.
fn listed(field: &Field) -> Option<String> {
    let name = &field.name;
    let message = || format!("`{name}` is a list of references, and no rule can speak of it");
    field.refers_to_many().then(message)
}

fn of_kinds(field: &Field) -> Option<String> {
    let name = &field.name;
    let message =
        || format!("`{name}` refers to one of several kinds, and no rule can speak of it");
    (!field.any.is_empty()).then(message)
}

fn type_of(field: &Field, known: &Known<'_>) -> Type {
    match &field.ty {
        FieldType::Scalar(scalar) => scalar_type(*scalar, &field.constraints),
        FieldType::Value(name) => match known.value(name) {
            Some(value) => scalar_type(value.scalar, &value.constraints),
            None => Type::Opaque("a value"),
        },
        FieldType::Enum(name) => match known.enumeration(name) {
            Some(it) => Type::Enum(name.clone(), it.rules().one_of),
            None => Type::Opaque("an enum"),
        },
        FieldType::Composite(_) => Type::Opaque("a value of several parts"),
        FieldType::Ref(_) => Type::Opaque("a reference"),
        FieldType::Refs(_) => Type::Opaque("a list of references"),
        FieldType::List(_) => Type::List(within(Span::LENGTH, field.constraints.bounds)),
    }
}

fn scalar_type(scalar: Scalar, rules: &Constraints) -> Type {
    match scalar {
        Scalar::Int => Type::Integer(scalar, within(Span::INT, rules.bounds)),
        Scalar::BigInt => Type::Integer(scalar, within(Span::BIGINT, rules.bounds)),
        Scalar::Decimal => Type::Decimal,
        Scalar::Float => Type::Float,
        Scalar::Bool => Type::Bool,
        Scalar::Date | Scalar::Time | Scalar::DateTime | Scalar::Uuid => Type::Scalar(scalar),
        Scalar::Json => Type::Opaque("a document"),
        Scalar::Bytes => Type::Opaque("a row of bytes"),
        Scalar::String | Scalar::Text => Type::Text {
            scalar,
            lengths: within(Span::LENGTH, rules.bounds),
        },
        // None of them has a form without a character.
        _ => Type::Text {
            scalar,
            lengths: Span::of(1, Span::LENGTH.max),
        },
    }
}

/// The whole numbers of a span that are within a range.
pub(in crate::model::parse) fn within(span: Span, bounds: Bounds) -> Span {
    let whole = |end: Option<Decimal>| end.and_then(|end| end.to_i128());
    let min = whole(bounds.min.map(|min| min.ceil()));
    let max = whole(bounds.max.map(|max| max.floor()));
    Span::of(
        min.map_or(span.min, |min| min.max(span.min)),
        max.map_or(span.max, |max| max.min(span.max)),
    )
}
