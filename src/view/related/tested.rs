//! Whether a test can show what a deletion does to those that refer.

use std::collections::BTreeSet;

use crate::model::{Entity, Field, Model};
use crate::naming::Name;
use crate::view::entity::has_another;

/// A test creates what the aggregate needs, and what that needs. If one of those would keep, by
/// another reference, what the test deletes, the test would be about that.
pub(super) fn is_tested(model: &Model, entity: &Entity, field: &Field, target: &Entity) -> bool {
    // The rules of the aggregate leave the tests no choice.
    if field.chosen.is_some() {
        return false;
    }
    if target.name == entity.name {
        return is_repeatable(model, entity);
    }
    let made = needed(model, entity);
    let mut gone = BTreeSet::from([&target.name]);
    loop {
        let cascades = |other: &&&Entity| {
            let mut fields = required(other);
            fields.any(|it| it.goes_along() && leads_to(it, &gone))
        };
        let found: Vec<_> = made.iter().filter(cascades).map(|it| &it.name).collect();
        let before = gone.len();
        gone.extend(found);
        if gone.len() == before {
            break;
        }
    }
    let keeps = |other: &&Entity| {
        let mut fields = required(other).filter(|it| !(other.name == entity.name && *it == field));
        fields.any(|it| !it.goes_along() && leads_to(it, &gone))
    };
    let members = made.iter().flat_map(|it| model.members_of(&it.name));
    let mut parts = members.flat_map(|member| required(&member.entity));
    if parts.any(|it| leads_to(it, &gone)) {
        return false;
    }
    let goes_anyway = field.lets_go() && gone.contains(&entity.name);
    !goes_anyway && !made.iter().any(keeps)
}

/// Whether a test can make two of it.
pub(super) fn is_repeatable(model: &Model, entity: &Entity) -> bool {
    let unique = entity.fields.iter().any(|field| field.unique) || !entity.uniques.is_empty();
    !unique || has_another(model, entity)
}

/// What has to be there for `entity` to be there, itself included.
fn needed<'m>(model: &'m Model, entity: &'m Entity) -> Vec<&'m Entity> {
    let mut made = vec![entity];
    let mut next = 0;
    while let Some(other) = made.get(next).copied() {
        for target in required(other).filter_map(|field| model.entity(field.needs()?)) {
            if !made.contains(&target) {
                made.push(target);
            }
        }
        next += 1;
    }
    made
}

fn required(entity: &Entity) -> impl Iterator<Item = &Field> {
    let fields = entity.fields.iter();
    fields.filter(|field| field.needs().is_some())
}

fn leads_to(field: &Field, gone: &BTreeSet<&Name>) -> bool {
    field.targets().any(|target| gone.contains(target))
}

/// Whether a rule across fields speaks of this one, and may refuse a value of it.
pub(super) fn is_ruled(entity: &Entity, field: &Name) -> bool {
    let mut operands = entity
        .rules
        .iter()
        .flat_map(|rule| rule.condition.operands());
    operands.any(|operand| operand.field == *field)
}
