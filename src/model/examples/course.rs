//! How an aggregate of tests goes from state to state, and what it says on the way.

use std::collections::BTreeMap;

use super::slot::valued;
use super::whole::Values;
use crate::model::{Entity, Literal, Model, Transition};
use crate::naming::Name;

/// What an aggregate says at its creation that no client says.
pub fn created(model: &Model, entity: &Entity) -> Values {
    let kept = entity.fields.iter().filter(|field| field.readonly);
    let values = kept.flat_map(|field| {
        let there = field.has_default();
        let values = valued(model, field).into_iter();
        values.map(move |(key, of)| (key, of.default.filter(|_| there)))
    });
    values.collect()
}

/// What a step changes: the state, and what the caller says that has a field of that name.
pub fn changes(model: &Model, entity: &Entity, step: &Transition) -> Values {
    let inputs = step.input.iter();
    let kept = inputs.filter(|input| entity.field(&input.name).is_some());
    let said = kept.flat_map(|input| {
        let values = valued(model, input).into_iter();
        values.map(|(key, of)| (key, model.samples(&of).into_iter().next().flatten()))
    });
    let mut changes: Values = said.collect();
    let state = Literal::Text(step.to.snake().to_owned());
    changes.insert(step.field.clone(), Some(state));
    changes
}

/// A step that tests take.
#[derive(Debug, Clone)]
pub struct Taken<'e> {
    /// The steps before it.
    pub way: Vec<&'e Transition>,
    /// The step.
    pub step: &'e Transition,
    /// What the aggregate says before it that is not said at its creation.
    pub before: Values,
    /// The same after it.
    pub after: Values,
}

/// Each step that tests take from each state, after the way by which they reach it.
pub fn taken<'e>(model: &Model, entity: &'e Entity) -> Vec<Taken<'e>> {
    let mut taken = Vec::new();
    let driven = entity
        .fields
        .iter()
        .filter(|field| entity.drives(&field.name));
    for field in driven {
        for (state, way) in ways(entity, &field.name, field.default.as_ref()) {
            let mut before = created(model, entity);
            for step in &way {
                before.extend(changes(model, entity, step));
            }
            let steps = entity.transitions.iter();
            let steps = steps.filter(|it| it.field == field.name && it.from.contains(&state));
            taken.extend(steps.map(|step| {
                let mut after = before.clone();
                after.extend(changes(model, entity, step));
                Taken {
                    way: way.clone(),
                    step,
                    before: before.clone(),
                    after,
                }
            }));
        }
    }
    taken
}

/// The steps to each state of a field, by the number of guards on the way and then by their own
/// number.
pub fn ways<'e>(
    entity: &'e Entity,
    field: &Name,
    start: Option<&Literal>,
) -> BTreeMap<Name, Vec<&'e Transition>> {
    let cost = |way: &[&Transition]| {
        let guards = way.iter().filter(|step| step.guard.is_some()).count();
        (guards, way.len())
    };
    let mut found: BTreeMap<Name, Vec<&Transition>> = BTreeMap::new();
    if let Some(Literal::Text(text)) = start
        && let Ok(start) = Name::from_any(text)
    {
        found.insert(start, Vec::new());
    }
    let steps = entity
        .transitions
        .iter()
        .filter(|step| step.field == *field);
    let steps: Vec<_> = steps.collect();
    loop {
        let mut better = Vec::new();
        for step in &steps {
            for way in step.from.iter().filter_map(|state| found.get(state)) {
                let longer: Vec<_> = way.iter().copied().chain([*step]).collect();
                let known = found.get(&step.to);
                if known.is_none_or(|known| cost(&longer) < cost(known)) {
                    better.push((step.to.clone(), longer));
                }
            }
        }
        // Of two that are found at once the better one is found again.
        let Some((state, way)) = better.into_iter().min_by_key(|(_, way)| cost(way)) else {
            return found;
        };
        found.insert(state, way);
    }
}
