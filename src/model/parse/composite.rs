//! Value objects of several parts: `[values.*.fields]`.

use super::field;
use super::known::Known;
use super::node::{Entry, Kind};
use super::problems::Problems;
use super::shape::Shape;
use super::table::Table;
use super::transition::refuse_flags;
use super::{Declaration, doc, owner, was};
use crate::model::{Composite, Constraints, Field, FieldType, OnDelete, Storage};
use crate::naming::{Name, Role};
use crate::scalar::Scalar;

/// Whether a declared value object has several parts.
pub(super) fn is_declared(declaration: &Declaration<'_>) -> bool {
    let entries = match &declaration.entry.node.kind {
        Kind::Table(entries) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().any(|entry| entry.key == "fields")
}

/// Reads a value object of several parts; none if it has none, which is reported.
pub(super) fn read(
    declaration: &Declaration<'_>,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Option<Composite> {
    let entry = declaration.entry;
    let table = Table::of(entry, problems)?;
    refuse_wrapping(table, problems);
    let declared = Table::of(table.entry("fields")?, problems)?.entries();
    let mut parts: Vec<Field> = Vec::new();
    for entry in declared {
        let Some(part) = part(entry, declaration, known, problems) else {
            continue;
        };
        let known = parts.iter().find(|it| it.name.fold() == part.name.fold());
        if let Some(known) = known {
            let message = format!("there are two parts `{}`", known.name);
            problems.add(entry.span.clone(), message);
            continue;
        }
        parts.push(part);
    }
    if declared.len() < 2 {
        let name = declaration.name.pascal();
        let message = format!("`{name}` has no two parts");
        let hint = "a value object of one part has a `type` and no `fields`";
        problems.hint(entry.span.clone(), message, hint);
        return None;
    }
    Some(Composite {
        name: declaration.name.clone(),
        was: was::read(table, Role::Value, problems),
        context: declaration.context.clone(),
        doc: doc::paragraphs(table, problems),
        parts,
        kinds: Vec::new(),
        measured: None,
        storage: storage(table, problems),
    })
}

/// How rows keep it.
fn storage(table: Table<'_>, problems: &mut Problems) -> Storage {
    let Some(text) = table.text("storage", problems) else {
        return Storage::default();
    };
    let found = Storage::from_keyword(&text.value);
    if found.is_none() {
        let message = format!("there is no storage `{}`", text.value.escape_debug());
        let hint = "a value of several parts is kept in `columns`, one for each part, or as `json` in one for all";
        problems.hint(text.span(), message, hint);
    }
    found.unwrap_or_default()
}

/// Refuses what is said of a value object that wraps one scalar.
fn refuse_wrapping(table: Table<'_>, problems: &mut Problems) {
    for entry in table.entries() {
        let key = entry.key.as_str();
        if super::value::KEYS.contains(&key) && !["doc", "was", "fields", "storage"].contains(&key)
        {
            let message = format!("`{key}` is a matter of value objects of one part");
            let hint = "say it of a part, or drop `fields`";
            problems.hint(entry.span.clone(), message, hint);
        }
    }
    table.allow(super::value::KEYS, super::value::LATER, problems);
}

fn part(
    entry: &Entry,
    declaration: &Declaration<'_>,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Option<Field> {
    let part = field::read(entry, declaration.context.as_ref(), known, problems)?;
    refuse_flags(entry, "the parts of a value object", problems);
    let name = &part.name;
    if !part.origins.is_empty() {
        let message = "a part was a part of the same value, by another name";
        let hint =
            "write `was = \"…\"`; fields that became parts are named by the field that has them";
        problems.hint(entry.span.clone(), message, hint);
    }
    if owner::refuse(&part, entry, "the part of a value", problems) {
        return None;
    }
    let refused = match &part.ty {
        FieldType::Scalar(_) | FieldType::Value(_) | FieldType::Enum(_) => return Some(part),
        FieldType::Composite(_) => (
            format!("the part `{name}` has parts itself"),
            "name them here, or keep the other value in a field of its own",
        ),
        FieldType::List(_) => (
            format!("the part `{name}` is a list"),
            "keep it in a field of its own, or make members of it",
        ),
        FieldType::Ref(_) | FieldType::Refs(_) => (
            format!("the part `{name}` refers to an aggregate"),
            "references are fields of entities",
        ),
    };
    let span = Shape::of_field(entry, &mut Problems::default()).span;
    problems.hint(span, refused.0, refused.1);
    None
}

/// The value object of several parts that `money` brings along.
pub(super) fn money() -> Option<Composite> {
    let part = |name: &str, doc: &str, scalar: Scalar| {
        Some(Field {
            doc: doc.to_owned(),
            ..Field::plain(Name::from_any(name).ok()?, FieldType::Scalar(scalar))
        })
    };
    Some(Composite {
        name: money_name()?,
        was: None,
        context: None,
        doc: "An exact amount of a currency.".to_owned(),
        parts: vec![
            part("amount", "How much it is.", Scalar::Decimal)?,
            part("currency", "Of which currency.", Scalar::Currency)?,
        ],
        kinds: Vec::new(),
        measured: Name::from_any("amount").ok(),
        storage: Storage::Columns,
    })
}

/// What `money` brings along.
pub(super) fn money_name() -> Option<Name> {
    Name::from_any("money").ok()
}

impl Field {
    /// A field that is nothing but of a type.
    pub(super) fn plain(name: Name, ty: FieldType) -> Self {
        Self {
            name,
            was: None,
            origins: Vec::new(),
            ty,
            doc: String::new(),
            optional: false,
            unique: false,
            index: false,
            readonly: false,
            immutable: false,
            secret: false,
            any: Vec::new(),
            on_delete: OnDelete::default(),
            inverse: None,
            constraints: Constraints::default(),
            default: None,
            default_parts: None,
            example: None,
            chosen: None,
            chosen_parts: Vec::new(),
        }
    }
}
