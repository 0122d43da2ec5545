//! What a new model no longer has.

use std::collections::BTreeSet;

use crate::model::{Entity, Model};
use crate::naming::Name;

/// The names that an old model says and a new one does not, whatever they are names of.
pub(super) fn gone(old: &Model, new: &Model) -> Vec<Name> {
    let left = names(new);
    let gone = names(old).into_iter();
    gone.filter(|name| !left.contains(name)).cloned().collect()
}

fn names(model: &Model) -> BTreeSet<&Name> {
    let members = model.members.iter().map(|member| &member.entity);
    let entities = model.entities.iter().chain(members);
    let composites = model.composites.iter();
    let parts = composites.clone().flat_map(|it| &it.parts);
    let values = model.enums.iter().flat_map(|it| &it.values);
    entities
        .flat_map(of_entity)
        .chain(model.values.iter().map(|it| &it.name))
        .chain(composites.map(|it| &it.name))
        .chain(parts.map(|it| &it.name))
        .chain(model.enums.iter().map(|it| &it.name))
        .chain(values.map(|it| &it.name))
        .chain(model.own.iter().map(|it| &it.name))
        .collect()
}

fn of_entity(entity: &Entity) -> impl Iterator<Item = &Name> {
    let derived = entity.derived.iter().map(|it| &it.field.name);
    let fields = entity.fields.iter().map(|it| &it.name).chain(derived);
    let transitions = entity.transitions.iter().map(|it| &it.name);
    let events = entity.events.iter().map(|it| &it.name);
    let rules = entity.rules.iter().map(|it| &it.name);
    let whole = [&entity.name, &entity.plural].into_iter();
    let steps = transitions.chain(events).chain(rules);
    whole.chain(fields).chain(steps)
}
