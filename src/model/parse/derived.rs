//! `{ type = "decimal", derived = "unit_price * quantity" }`: fields that follow from others.

use super::invariant::scope;
use super::node::{Entry, Kind};
use super::problems::Problems;
use super::table::Table;
use super::{Placed, doc, was};
use crate::expression::{Scope, derivation};
use crate::model::examples::following::following;
use crate::model::{Constraints, Derived, Entity, Field, FieldType, Literal, Model, OnDelete};
use crate::naming::Role;
use crate::scalar::Scalar;

const KEYS: &[&str] = &["type", "doc", "was", "derived", "index"];

/// Whether an entry of `fields` is of this kind.
pub(super) fn is_derived(entry: &Entry) -> bool {
    match &entry.node.kind {
        Kind::Table(entries) => entries.iter().any(|entry| entry.key == "derived"),
        _ => false,
    }
}

/// Reads those entries of `declared` that follow from what is in scope, each of which is in scope
/// for those after it.
pub(super) fn read(
    declared: &[Entry],
    scope: &mut Scope,
    problems: &mut Problems,
) -> Vec<Placed<Derived>> {
    let mut found = Vec::new();
    for entry in declared.iter().filter(|entry| is_derived(entry)) {
        match one(entry, scope, problems) {
            Some(item) => {
                scope::admit(scope, &item);
                let span = entry.span.clone();
                found.push(Placed { item, span });
            }
            None => scope::give_up(scope, entry),
        }
    }
    found
}

fn one(entry: &Entry, scope: &Scope, problems: &mut Problems) -> Option<Derived> {
    let name = problems.name(&entry.key, entry.span.clone(), Role::Field);
    let table = Table::of(entry, problems)?;
    table.allow(KEYS, &[], problems);
    let scalar = scalar(entry, table, problems);
    let (text, scalar) = (table.text("derived", problems)?, scalar?);
    let derivation = match derivation(&text.value, scalar, scope) {
        Ok(derivation) => derivation,
        Err(faults) => {
            for fault in faults {
                problems.push(text.place(&fault.range), fault.message, fault.hint);
            }
            return None;
        }
    };
    let field = Field {
        name: name?,
        was: was::read(table, Role::Field, problems),
        origins: Vec::new(),
        ty: FieldType::Scalar(scalar),
        doc: doc::paragraphs(table, problems),
        optional: derivation.is_optional(),
        unique: false,
        index: table.flag("index", problems).is_some_and(|(on, _)| on),
        readonly: true,
        immutable: false,
        secret: false,
        constraints: Constraints::default(),
        default: None,
        default_parts: None,
        example: None,
        chosen: None,
        chosen_parts: Vec::new(),
        any: Vec::new(),
        on_delete: OnDelete::default(),
        inverse: None,
    };
    let words: Vec<_> = text.value.split_whitespace().collect();
    Some(Derived {
        field,
        text: words.join(" "),
        derivation,
    })
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

/// Gives derived fields the values that follow from those that documents and tests have: first
/// those of members, from which those of roots may follow.
pub(super) fn choose(model: &mut Model) {
    for at in 0..model.members.len() {
        let examples = |model: &Model| {
            let member = model.members.get(at);
            member.map_or_else(Vec::new, |it| following(model, &it.entity))
        };
        let chosen = examples(model);
        if let Some(member) = model.members.get_mut(at) {
            adopt(&mut member.entity, chosen);
        }
    }
    for at in 0..model.entities.len() {
        let entity = model.entities.get(at);
        let chosen = entity.map_or_else(Vec::new, |entity| following(model, entity));
        if let Some(entity) = model.entities.get_mut(at) {
            adopt(entity, chosen);
        }
    }
}

fn adopt(entity: &mut Entity, chosen: Vec<Vec<Option<Literal>>>) {
    for (derived, chosen) in entity.derived.iter_mut().zip(chosen) {
        derived.field.chosen = Some(chosen);
    }
}
