//! What rules may speak of: the fields of an entity, as the language of expressions sees them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::expression::{Operand, Span, Subject, Type};
use crate::model::parse::known::Known;
use crate::model::{Bounds, Constraints, Field, FieldType};
use crate::scalar::Scalar;

/// A field as a rule sees it.
pub(super) fn subject(field: &Field, is_set: bool, known: &Known<'_>) -> Subject {
    let name = &field.name;
    let refused = if field.secret {
        Some(format!("`{name}` is `secret`, so no rule can speak of it"))
    } else if field.readonly {
        Some(format!(
            "no client sets `{name}`, so there is nobody to keep a rule about it"
        ))
    } else if is_set {
        Some(format!(
            "a transition sets `{name}`, and has nobody to refuse what breaks a rule"
        ))
    } else {
        None
    };
    let operand = Operand {
        field: name.clone(),
        part: None,
        ty: type_of(field, known),
        optional: field.optional,
    };
    Subject { operand, refused }
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
        FieldType::Ref(_) => Type::Opaque("a reference"),
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
fn within(span: Span, bounds: Bounds) -> Span {
    let whole = |end: Option<Decimal>| end.and_then(|end| end.to_i128());
    let min = whole(bounds.min.map(|min| min.ceil()));
    let max = whole(bounds.max.map(|max| max.floor()));
    Span::of(
        min.map_or(span.min, |min| min.max(span.min)),
        max.map_or(span.max, |max| max.min(span.max)),
    )
}
