//! How a state is reached from the start, for tests that have to be in it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::transition::states;
use crate::model::{Entity, Literal, Model, Transition};
use crate::naming::Name;

/// The way to a state.
#[derive(Debug, Serialize)]
pub(crate) struct WayView {
    /// The field whose state it is.
    pub(crate) field: String,
    /// `shipped`.
    pub(crate) state: String,
    /// The last parts of the paths of the steps, in order.
    pub(crate) steps: Vec<String>,
}

/// A shortest way to each state of each machine of `entity`, around guards where that is possible.
pub(super) fn ways(model: &Model, entity: &Entity) -> Vec<WayView> {
    let driven = entity
        .fields
        .iter()
        .filter(|field| entity.drives(&field.name));
    driven
        .flat_map(|field| {
            let all = states(model, entity, &field.name)
                .into_iter()
                .flat_map(|it| &it.values);
            let found = search(entity, &field.name, field.default.as_ref());
            all.filter_map(move |value| {
                let steps = found.get(&value.name)?;
                Some(WayView {
                    field: field.member().snake().to_owned(),
                    state: value.name.snake().to_owned(),
                    steps: steps.iter().map(|step| step.name.kebab()).collect(),
                })
            })
        })
        .collect()
}

/// The steps to each state, by the number of guards on the way and then by their own number.
fn search<'e>(
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
