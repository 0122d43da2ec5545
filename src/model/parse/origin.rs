//! `was` of a field: the name that it had, the part that it was, or the fields that its parts were.
//!
//! ```toml
//! heading = { type = "string", was = "title" }
//! address = { type = "Address", was = { street = "street", zip = "postcode" } }
//! zip = { type = "string", was = "address.zip" }
//! ```

use super::known::Known;
use super::node::{Entry, Kind, Node, Text};
use super::problems::{Problems, did_you_mean};
use super::shape::Shape;
use super::table::text;
use crate::model::{Field, FieldType, Origin};
use crate::naming::{Name, Role};

/// What a field was before.
#[derive(Debug, Default)]
pub(super) struct Former {
    /// The name that it had.
    pub(super) was: Option<Name>,
    /// Where its values were, if not in a field of its own.
    pub(super) origins: Vec<Origin>,
}

impl Former {
    /// Reads what a field says of it.
    pub(super) fn of(
        shape: &Shape,
        ty: &FieldType,
        known: &Known<'_>,
        problems: &mut Problems,
    ) -> Self {
        let Some(node) = &shape.was else {
            return Self::default();
        };
        match &node.kind {
            Kind::Table(entries) => Self {
                was: None,
                origins: gathered(node, entries, ty, known, problems),
            },
            Kind::Text(word) if word.value.contains('.') => Self {
                was: None,
                origins: taken_out(word, ty, problems).into_iter().collect(),
            },
            _ => Self {
                was: text(node, "was", problems).and_then(|it| problems.name_of(it, Role::Field)),
                origins: Vec::new(),
            },
        }
    }
}

/// The fields that became the parts of one.
fn gathered(
    node: &Node,
    entries: &[Entry],
    ty: &FieldType,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Vec<Origin> {
    let FieldType::Composite(name) = ty else {
        let message = "only the parts of a value of several parts were fields of their own";
        problems.hint(node.span.clone(), message, "name one field, `was = \"…\"`");
        return Vec::new();
    };
    let Some(composite) = known.composite(name) else {
        return Vec::new();
    };
    if composite.is_document() {
        let name = name.pascal();
        let message = format!("`{name}` is kept as JSON, which no column becomes a part of");
        let hint = format!("drop `storage` of `{name}`, or add the field beside the others");
        problems.hint(node.span.clone(), message, hint);
        return Vec::new();
    }
    let parts: Vec<_> = composite
        .parts
        .iter()
        .map(|part| part.name.snake())
        .collect();
    let origins = entries.iter().filter_map(|entry| {
        let key = entry.key.as_str();
        let Some(part) = composite.parts.iter().find(|part| part.name.snake() == key) else {
            let message = format!("`{}` has no part `{}`", name.pascal(), key.escape_debug());
            problems.push(entry.span.clone(), message, did_you_mean(key, &parts));
            return None;
        };
        let word = text(&entry.node, key, problems)?;
        let (field, of) = place(word, problems)?;
        Some(Origin {
            part: Some(part.name.clone()),
            field,
            of,
        })
    });
    origins.collect()
}

/// The part that became a field.
fn taken_out(word: &Text, ty: &FieldType, problems: &mut Problems) -> Option<Origin> {
    if !matches!(
        ty,
        FieldType::Scalar(_) | FieldType::Value(_) | FieldType::Enum(_)
    ) {
        let message = format!(
            "a field of this type was no part, as `{}` says",
            word.value.escape_debug()
        );
        problems.hint(word.span(), message, "name the field that it was");
        return None;
    }
    let (field, of) = place(word, problems)?;
    Some(Origin {
        part: None,
        field,
        of,
    })
}

/// A field, or a part of one: `address`, `address.zip`.
fn place(word: &Text, problems: &mut Problems) -> Option<(Name, Option<Name>)> {
    let Some(dot) = word.value.find('.') else {
        return Some((problems.name_of(word, Role::Field)?, None));
    };
    let field = problems.name_of(&word.slice(0..dot), Role::Field);
    let part = problems.name_of(&word.slice(dot + 1..word.value.len()), Role::Field);
    Some((field?, Some(part?)))
}

/// Refuses a former place that holds something today.
pub(super) fn check(
    fields: &[Field],
    declared: &[Entry],
    known: &Known<'_>,
    problems: &mut Problems,
) {
    let holds = |origin: &Origin| {
        let field = fields.iter().find(|field| field.name == origin.field);
        let (Some(of), Some(FieldType::Composite(name))) = (&origin.of, field.map(|it| &it.ty))
        else {
            return None;
        };
        let mut parts = known.composite(name)?.parts.iter();
        parts.find(|part| part.name == *of)
    };
    for field in fields {
        let Some(origin) = field.origins.iter().find(|origin| holds(origin).is_some()) else {
            continue;
        };
        let entry = declared
            .iter()
            .find(|entry| entry.key == field.name.snake());
        let of = origin
            .of
            .as_ref()
            .map(|of| format!(".{of}"))
            .unwrap_or_default();
        let message = format!("`{}{of}` is there today", origin.field);
        let hint = "name what there is no more; drop a `was` that was applied";
        problems.hint(
            entry.map(|it| it.span.clone()).unwrap_or_default(),
            message,
            hint,
        );
    }
}
