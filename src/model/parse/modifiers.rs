//! The modifiers of a field: which exclude each other, and which type takes which.

use super::known::Known;
use super::problems::Problems;
use super::shape::{Flag, Shape};
use crate::model::FieldType;
use crate::naming::Name;
use crate::scalar::Scalar;

/// Pairs of modifiers of which one makes the other pointless or impossible.
const EXCLUSIVE: &[(Flag, Flag, &str, &str)] = &[
    (
        Flag::Readonly,
        Flag::Immutable,
        "a `readonly` field is never set, so `immutable` says nothing",
        "keep `readonly`",
    ),
    (
        Flag::Unique,
        Flag::Index,
        "a `unique` field has an index already",
        "keep `unique`",
    ),
    (
        Flag::Unique,
        Flag::Secret,
        "a `unique` field cannot be `secret`: its conflicts would tell what others have",
        "keep one of the two",
    ),
    (
        Flag::Index,
        Flag::Secret,
        "a `secret` field is never searched, so an index is of no use",
        "keep `secret`",
    ),
];

/// Checks the modifiers of a field against each other and against its type.
pub(super) fn check(shape: &Shape, ty: &FieldType, known: &Known<'_>, problems: &mut Problems) {
    for (one, other, message, hint) in EXCLUSIVE {
        if let (Some(one), Some(other)) = (shape.flags.get(one), shape.flags.get(other)) {
            let later = if one.start > other.start { one } else { other };
            problems.hint(later.clone(), *message, *hint);
        }
    }
    if let FieldType::Refs(_) = ty {
        refuse_optional(shape, problems);
    } else {
        check_default(shape, problems);
    }
    for (flag, word) in [(Flag::Unique, "unique"), (Flag::Index, "index")] {
        if let Some(span) = shape.flags.get(&flag)
            && !comparable(ty, known)
        {
            let what = describe(ty, known);
            let hint = uncompared(ty, known).map(str::to_owned);
            problems.push(span.clone(), format!("{what} cannot have `{word}`"), hint);
        }
    }
    if let Some(span) = shape.flags.get(&Flag::Secret)
        && (matches!(ty, FieldType::Enum(_))
            || scalar(ty, known).is_none_or(|scalar| !scalar.spec().secret))
        && !is_unread(ty, known)
    {
        problems.hint(
            span.clone(),
            format!("{} cannot be `secret`", describe(ty, known)),
            "`secret` is for `string` and `text`",
        );
    }
}

/// A list of references that need not be there is empty, and has nothing else to start with.
fn refuse_optional(shape: &Shape, problems: &mut Problems) {
    if let Some(span) = shape.flags.get(&Flag::Optional) {
        let message = "a list of references is empty where there is none, and never absent";
        let hint = "drop `optional`: a list may be empty unless its range says `1..`";
        problems.hint(span.clone(), message, hint);
    }
    let needed = shape.min.as_ref().is_some_and(|(min, _)| !min.is_zero());
    if let Some(span) = shape.flags.get(&Flag::Readonly).filter(|_| needed) {
        let message = "a `readonly` list has no references at creation";
        problems.hint(span.clone(), message, "let it be empty, or drop `readonly`");
    }
}

fn check_default(shape: &Shape, problems: &mut Problems) {
    let optional = shape.flags.get(&Flag::Optional);
    match &shape.default {
        None => {
            let readonly = shape.flags.get(&Flag::Readonly);
            if let (Some(span), None) = (readonly, optional) {
                let message = "a `readonly` field has no value at creation";
                let hint = "give it a `default`, or make it `optional`";
                problems.hint(span.clone(), message, hint);
            }
        }
        Some(default) => {
            if optional.is_some() {
                problems.hint(
                    default.span.clone(),
                    "an `optional` field is absent when it is not given, so it has no default",
                    "keep `optional` or `default`",
                );
            }
            if shape.flags.contains_key(&Flag::Unique) {
                problems.hint(
                    default.span.clone(),
                    "only one row could have the default of a `unique` field",
                    "drop `default` or `unique`",
                );
            }
        }
    }
}

/// Whether a field of this type can be compared in SQL.
pub(super) fn comparable(ty: &FieldType, known: &Known<'_>) -> bool {
    match ty {
        FieldType::Ref(_) => true,
        FieldType::Composite(name) => is_compared_by_parts(name, known),
        FieldType::Refs(_) | FieldType::List(_) => false,
        FieldType::Scalar(_) | FieldType::Value(_) | FieldType::Enum(_) => {
            scalar(ty, known).is_none_or(|scalar| scalar.spec().comparable)
        }
    }
}

/// Whether two values are equal where all their columns are: a part that is null is equal to
/// nothing in SQL, and a document is compared with nothing.
fn is_compared_by_parts(name: &Name, known: &Known<'_>) -> bool {
    let Some(composite) = known.composite(name) else {
        return true;
    };
    let mut parts = composite.parts.iter();
    !composite.is_document() && parts.all(|part| !part.optional && comparable(&part.ty, known))
}

/// What makes a value of several parts one that can be compared.
fn uncompared(ty: &FieldType, known: &Known<'_>) -> Option<&'static str> {
    let FieldType::Composite(name) = ty else {
        return None;
    };
    Some(if known.composite(name)?.is_document() {
        "it is kept as JSON; drop its `storage`, so that each part has a column"
    } else {
        "two values with an absent part are never the same to a database; \
         leave no part `optional`, and none that cannot be compared"
    })
}

/// The scalar of a field; none for references, lists and values that are wrong themselves.
pub(super) fn scalar(ty: &FieldType, known: &Known<'_>) -> Option<Scalar> {
    match ty {
        FieldType::Scalar(scalar) => Some(*scalar),
        FieldType::Value(name) => known.value(name).map(|value| value.scalar),
        FieldType::Enum(_) => Some(Scalar::String),
        FieldType::Composite(_) | FieldType::Ref(_) | FieldType::Refs(_) | FieldType::List(_) => {
            None
        }
    }
}

/// A value object that was reported, of which nothing more can be said.
fn is_unread(ty: &FieldType, known: &Known<'_>) -> bool {
    match ty {
        FieldType::Value(name) => known.value(name).is_none(),
        FieldType::Composite(name) => known.composite(name).is_none(),
        _ => false,
    }
}

fn describe(ty: &FieldType, known: &Known<'_>) -> String {
    match (ty, scalar(ty, known)) {
        (FieldType::Ref(_), _) => "a reference".to_owned(),
        (FieldType::Refs(_), _) => "a list of references".to_owned(),
        (FieldType::List(_), _) => "a list".to_owned(),
        (FieldType::Enum(_), _) => "an enum".to_owned(),
        (FieldType::Composite(name), _) => format!("`{}`", name.pascal()),
        (_, Some(scalar)) => format!("`{}`", scalar.keyword()),
        (_, None) => "this type".to_owned(),
    }
}
