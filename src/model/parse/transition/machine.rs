//! What the transitions of a field make together: a machine without dead ends and lost states.

use std::ops::Range;

use super::{Owner, Step};
use crate::model::parse::problems::Problems;
use crate::model::{Enum, Field, FieldType, Literal};
use crate::naming::Name;

/// Checks each field that transitions drive; `place` is that of all transitions.
pub(super) fn check(
    steps: &[Step],
    owner: &Owner<'_>,
    place: &Range<usize>,
    problems: &mut Problems,
) {
    for (field, span) in owner.fields.iter().zip(owner.places) {
        let of_field = steps
            .iter()
            .filter(|step| step.transition.field == field.name);
        let steps: Vec<_> = of_field.collect();
        let FieldType::Enum(name) = &field.ty else {
            continue;
        };
        let (Some(states), false) = (owner.known.enumeration(name), steps.is_empty()) else {
            continue;
        };
        let Some(start) = start(field, span, problems) else {
            continue;
        };
        check_inputs(&steps, field, problems);
        check_reach(&steps, states, &start, place, problems);
        check_ends(&steps, states, place, problems);
    }
}

/// The state that a field starts with.
fn start(field: &Field, span: &Range<usize>, problems: &mut Problems) -> Option<Name> {
    let name = &field.name;
    if field.optional || field.immutable {
        let word = if field.optional {
            "optional"
        } else {
            "immutable"
        };
        let message = format!("`{name}` is driven by transitions, so it cannot be `{word}`");
        problems.hint(span.clone(), message, format!("drop `{word}`"));
        return None;
    }
    let Some(Literal::Text(text)) = &field.default else {
        let message =
            format!("`{name}` is driven by transitions, so it needs a state to start with");
        let hint = "give it a `default`";
        problems.hint(span.clone(), message, hint);
        return None;
    };
    Name::from_any(text).ok()
}

/// A field that transitions drive is no input.
fn check_inputs(steps: &[&Step], field: &Field, problems: &mut Problems) {
    for step in steps {
        let inputs = &step.transition.input;
        if inputs.iter().any(|input| input.name == field.name) {
            let message = format!(
                "`{}` is driven by transitions, so it is no input",
                field.name
            );
            problems.hint(step.span.clone(), message, "leave it out of `input`");
        }
    }
}

fn check_reach(
    steps: &[&Step],
    states: &Enum,
    start: &Name,
    place: &Range<usize>,
    problems: &mut Problems,
) {
    let mut reached = vec![start];
    let mut next = 0;
    while let Some(state) = reached.get(next).copied() {
        for step in steps {
            let Step { transition, .. } = step;
            if transition.from.contains(state) && !reached.contains(&&transition.to) {
                reached.push(&transition.to);
            }
        }
        next += 1;
    }
    for value in &states.values {
        if !reached.contains(&&value.name) {
            let (state, name) = (&value.name, states.name.pascal());
            let message =
                format!("the state `{state}` of `{name}` is never reached from `{start}`");
            let hint = format!("add a transition to it, or drop it from `{name}`");
            problems.hint(place.clone(), message, hint);
        }
    }
}

fn check_ends(steps: &[&Step], states: &Enum, place: &Range<usize>, problems: &mut Problems) {
    if states.finals.is_empty() {
        return;
    }
    let mut exits: Vec<&Name> = Vec::new();
    for step in steps {
        for (state, span) in step.transition.from.iter().zip(&step.from) {
            if states.finals.contains(state) {
                let message = format!("`{state}` is `final`, so nothing leads out of it");
                let hint = format!(
                    "leave it out of `from`, or out of `final` of `{}`",
                    states.name.pascal()
                );
                problems.hint(span.clone(), message, hint);
            }
            exits.push(state);
        }
    }
    for value in &states.values {
        let state = &value.name;
        if !states.finals.contains(state) && !exits.contains(&state) {
            let name = states.name.pascal();
            let message = format!("nothing leads out of the state `{state}`, which is not `final`");
            let hint = format!("add a transition from it, or add it to `final` of `{name}`");
            problems.hint(place.clone(), message, hint);
        }
    }
}
