//! `{ type = "decimal", derived = "unit_price * quantity" }`: fields that follow from others.

use super::invariant::scope;
use super::known::Known;
use super::node::{Entry, Kind};
use super::problems::Problems;
use super::table::Table;
use super::{Placed, doc};
use crate::expression::evaluate::{Known as Value, computed_value};
use crate::expression::{Operand, derivation};
use crate::model::{Constraints, Derived, Entity, Field, FieldType, Literal, Model, OnDelete};
use crate::naming::Role;
use crate::scalar::Scalar;

const KEYS: &[&str] = &["type", "doc", "derived", "index"];

/// Whether an entry of `fields` is of this kind.
pub(super) fn is_derived(entry: &Entry) -> bool {
    match &entry.node.kind {
        Kind::Table(entries) => entries.iter().any(|entry| entry.key == "derived"),
        _ => false,
    }
}

/// Reads those entries of `declared` that follow from `fields`.
pub(super) fn read(
    declared: &[Entry],
    fields: &[Field],
    known: &Known<'_>,
    problems: &mut Problems,
) -> Vec<Placed<Derived>> {
    let entries = declared.iter().filter(|entry| is_derived(entry));
    let scope = scope::of(fields, declared, known, |_| None);
    let mut found = Vec::new();
    for entry in entries {
        let name = problems.name(&entry.key, entry.span.clone(), Role::Field);
        let Some(table) = Table::of(entry, problems) else {
            continue;
        };
        table.allow(KEYS, &[], problems);
        let scalar = scalar(entry, table, problems);
        let (Some(text), Some(scalar)) = (table.text("derived", problems), scalar) else {
            continue;
        };
        let derivation = match derivation(&text.value, scalar, &scope) {
            Ok(derivation) => derivation,
            Err(faults) => {
                for fault in faults {
                    problems.push(text.place(&fault.range), fault.message, fault.hint);
                }
                continue;
            }
        };
        let index = table.flag("index", problems).is_some_and(|(on, _)| on);
        let doc = doc::paragraphs(table, problems);
        let Some(name) = name else { continue };
        let words: Vec<_> = text.value.split_whitespace().collect();
        let field = Field {
            name,
            ty: FieldType::Scalar(scalar),
            doc,
            optional: derivation.is_optional(),
            unique: false,
            index,
            readonly: true,
            immutable: false,
            secret: false,
            constraints: Constraints::default(),
            default: None,
            example: None,
            chosen: None,
            on_delete: OnDelete::default(),
            inverse: None,
        };
        let item = Derived {
            field,
            text: words.join(" "),
            derivation,
        };
        found.push(Placed {
            item,
            span: entry.span.clone(),
        });
    }
    found
}

/// What a derived field may be.
fn scalar(entry: &Entry, table: Table<'_>, problems: &mut Problems) -> Option<Scalar> {
    let Some(word) = table.text("type", problems) else {
        if table.entry("type").is_none() {
            let message = format!("`{}` has no type", entry.key.escape_debug());
            problems.hint(entry.span.clone(), message, "write `type = \"decimal\"`");
        }
        return None;
    };
    let numbers = [Scalar::Int, Scalar::BigInt, Scalar::Decimal];
    let scalar = Scalar::from_keyword(&word.value).filter(|scalar| numbers.contains(scalar));
    if scalar.is_none() {
        let message = "what is derived is an `int`, a `bigint` or a `decimal`";
        problems.add(word.span(), message);
    }
    scalar
}

/// Gives derived fields the values that follow from those that documents and tests have.
pub(super) fn choose(model: &mut Model) {
    for at in 0..model.entities.len() {
        let Some(entity) = model.entities.get(at) else {
            continue;
        };
        let chosen: Vec<_> = entity
            .derived
            .iter()
            .map(|it| examples(model, entity, it))
            .collect();
        let Some(entity) = model.entities.get_mut(at) else {
            continue;
        };
        for (derived, chosen) in entity.derived.iter_mut().zip(chosen) {
            derived.field.chosen = Some(chosen);
        }
    }
}

/// What follows from the first and from the second values; nothing where a field that no client
/// sets has a say, since that has a value of its own at creation.
fn examples(model: &Model, entity: &Entity, derived: &Derived) -> Vec<Option<Literal>> {
    let samples = |operand: &Operand| {
        entity
            .field(&operand.field)
            .map(|field| model.samples(field))
    };
    let mut fields = derived.derivation.term.operands().into_iter();
    if fields.any(|it| entity.field(&it.field).is_some_and(|it| it.readonly)) {
        return Vec::new();
    }
    let value = |pick: usize| {
        let operands = derived.derivation.term.operands();
        let mut known = Vec::new();
        for operand in operands {
            let field = entity.field(&operand.field);
            let stays = field.is_some_and(|field| field.immutable);
            let samples = samples(operand).unwrap_or_default();
            let other = samples.get(pick).filter(|_| !stays);
            let sample = other.or(samples.first()).cloned().flatten();
            known.push((operand.clone(), sample));
        }
        computed_value(&derived.derivation, &|operand: &Operand| {
            let found = known.iter().find(|(other, _)| other.is_same(operand));
            match found {
                Some((_, Some(value))) => Value::Value(value),
                _ => Value::Absent,
            }
        })
    };
    let mut values = vec![value(0), value(1)];
    values.dedup();
    values
}
