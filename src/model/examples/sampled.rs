//! The members that the aggregates of tests begin with, and what they say.

use super::keeping::Values;
use super::slot::valued;
use crate::expression::evaluate::{Known, computed_value};
use crate::expression::{Operand, Unclear, gathered};
use crate::model::{Entity, Field, Literal, Member, Model};
use crate::naming::Name;

/// Whether the aggregates of tests begin with such a member: not where it needs what needs its
/// root.
pub fn is_sampled(model: &Model, member: &Member) -> bool {
    if member.count.min.is_some_and(|min| min >= 1.into()) {
        return true;
    }
    let mut seen: Vec<&Name> = Vec::new();
    let mut waiting: Vec<&Name> = required(&member.entity).collect();
    while let Some(name) = waiting.pop() {
        if *name == member.root {
            return false;
        }
        if seen.contains(&name) {
            continue;
        }
        seen.push(name);
        waiting.extend(model.entity(name).into_iter().flat_map(required));
        let members = model.members_of(name);
        waiting.extend(members.flat_map(|member| required(&member.entity)));
    }
    true
}

/// The aggregates without which one of `entity` cannot be.
pub fn required(entity: &Entity) -> impl Iterator<Item = &Name> {
    entity.fields.iter().filter_map(Field::needs)
}

/// What a member of tests says, as far as that is known: what no client sets may be anything.
pub fn said(model: &Model, member: &Member) -> Values {
    let own = member.entity.fields.iter().filter(|field| !field.readonly);
    let own = own.flat_map(|field| valued(model, field));
    let sample = |of: &Field| model.samples(of).into_iter().next().flatten();
    let own = own.map(|(key, of)| (key, sample(&of)));
    with_derived(&member.entity, own.collect())
}

/// The same values with what follows from them, as far as that is known.
pub fn with_derived(entity: &Entity, mut values: Values) -> Values {
    for derived in &entity.derived {
        let expanded = entity.expanded(derived);
        let operands = expanded.term.operands().into_iter();
        let known: Option<Vec<_>> = operands.map(|it| values.get(&it.field)).collect();
        let value = known.map(|_| {
            computed_value(&expanded, &|operand| match values.get(&operand.field) {
                Some(Some(value)) => Known::Value(value),
                _ => Known::Absent,
            })
        });
        values.remove(&derived.field.name);
        values.extend(value.map(|value| (derived.field.name.clone(), value)));
    }
    values
}

/// What is made of such members of a root.
///
/// # Errors
///
/// If it is not known, or has too many digits.
pub fn made_of(operand: &Operand, members: &[Values]) -> Result<Option<Literal>, Unclear> {
    let aggregate = operand.aggregate.ok_or(Unclear)?;
    let Some(part) = &operand.part else {
        return gathered(aggregate, members.iter().map(|_| None));
    };
    let values: Option<Vec<_>> = members.iter().map(|it| it.get(part)).collect();
    let values = values.ok_or(Unclear)?;
    gathered(aggregate, values.into_iter().map(Option::as_ref))
}

/// The members of a collection with which the aggregates of tests begin.
pub fn of_collection(model: &Model, root: &Entity, collection: &Name) -> Vec<Values> {
    let mut members = model.members_of(&root.name);
    let member = members.find(|member| member.collection == *collection);
    let sampled = member.filter(|member| is_sampled(model, member));
    sampled
        .map(|member| said(model, member))
        .into_iter()
        .collect()
}
