//! Values for documents and tests that keep the rules of an aggregate together.

use std::ops::Range;

use crate::expression::part_key;
use crate::model::examples::keeping::{Chosen, keeping, present};
use crate::model::examples::states::in_state;
use crate::model::parse::problems::Problems;
use crate::model::{Entity, Model};
use crate::naming::Name;

/// Gives fields values for documents and tests that keep the rules of their aggregate together.
/// `places` are those of the rules: of the roots, then of the members.
pub(in crate::model::parse) fn choose(
    model: &mut Model,
    places: &[Range<usize>],
    problems: &mut Problems,
) {
    let roots = model.entities.len();
    let (of_roots, of_members) = places.split_at(roots.min(places.len()));
    let of_members = of_members.iter().enumerate();
    let of_roots = of_roots.iter().enumerate();
    // What a root can say follows from what its members say.
    let members = of_members.map(|(at, place)| (None, at, place));
    for (root, at, place) in members.chain(of_roots.map(|(at, place)| (Some(at), at, place))) {
        let entity = match root {
            Some(at) => model.entities.get(at),
            None => model.members.get(at).map(|member| &member.entity),
        };
        let Some(entity) = entity.filter(|it| !it.rules.is_empty()) else {
            continue;
        };
        let Some(chosen) = keeping(model, entity) else {
            let hint =
                "give the fields that they speak of an `example` each, which keep them together";
            problems.hint(
                place.clone(),
                "no values were found that keep these rules",
                hint,
            );
            continue;
        };
        let name = entity.name.clone();
        adopt(model, &name, &chosen);
        expect_states(model, &name, place, problems);
    }
}

fn adopt(model: &mut Model, name: &Name, chosen: &Chosen) {
    let [first, second] = &chosen.own;
    let members = model.members.iter().map(|member| &member.entity);
    let mut entities = model.entities.iter().chain(members);
    let entity = entities.find(|entity| entity.name == *name);
    let parts = entity.map_or_else(Vec::new, |it| parts(model, it));
    let members = model.members.iter_mut();
    let mut entities = model
        .entities
        .iter_mut()
        .chain(members.map(|member| &mut member.entity));
    let entity = entities.find(|entity| entity.name == *name);
    for field in entity.into_iter().flat_map(|it| &mut it.fields) {
        let chosen = |key: &Name| {
            let chosen = [first.get(key), second.get(key)].into_iter().flatten();
            let mut chosen: Vec<_> = chosen.cloned().collect();
            chosen.dedup();
            (!chosen.is_empty()).then_some(chosen)
        };
        field.chosen = chosen(&field.name);
        let parts = parts.iter().filter(|(of, _)| *of == field.name);
        let parts = parts
            .filter_map(|(_, part)| Some((part.clone(), chosen(&part_key(&field.name, part))?)));
        field.chosen_parts = parts.collect();
    }
    for member in model.members.iter_mut().filter(|it| it.root == *name) {
        let Some(said) = chosen.members.get(&member.collection) else {
            continue;
        };
        for field in &mut member.entity.fields {
            if let Some(value) = said.get(&field.name) {
                let others = field.chosen.take().unwrap_or_default();
                let others = others.into_iter().filter(|other| other != value);
                field.chosen = Some([value.clone()].into_iter().chain(others.take(1)).collect());
            }
        }
    }
}

/// The parts of the fields of an entity.
fn parts(model: &Model, entity: &Entity) -> Vec<(Name, Name)> {
    let fields = entity.fields.iter();
    let parts = fields.flat_map(|field| {
        let parts = model.parts(field).into_iter();
        parts.map(|part| (field.name.clone(), part.name))
    });
    parts.collect()
}

/// Refuses rules that nothing keeps in a state that the aggregate can come to.
fn expect_states(model: &Model, name: &Name, place: &Range<usize>, problems: &mut Problems) {
    let Some(entity) = model.entity(name) else {
        return;
    };
    for (machine, state) in states(entity) {
        let own = present(model, entity).own;
        if in_state(model, entity, machine, state, &own).is_none() {
            let message = format!(
                "no values were found that keep these rules where `{machine}` is `{state}`"
            );
            let hint =
                "give the fields that they speak of an `example` each, which keep them there";
            problems.hint(place.clone(), message, hint);
        }
    }
}

/// The states that steps of an entity end in, once each, with the fields that they drive.
fn states(entity: &Entity) -> Vec<(&Name, &Name)> {
    let mut states = Vec::new();
    for step in &entity.transitions {
        let state = (&step.field, &step.to);
        if !states.contains(&state) {
            states.push(state);
        }
    }
    states
}
