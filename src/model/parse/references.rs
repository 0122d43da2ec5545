//! Aggregates that could never be created, because each needs another first.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Placed;
use super::entity::ReadEntity;
use super::problems::Problems;
use crate::naming::Name;

/// A required reference: the entity that it needs, and its place.
type Need = (Name, Range<usize>);

/// Refuses cycles of required references; each cycle is reported once.
pub(super) fn check(entities: &[Placed<ReadEntity>], problems: &mut Problems) {
    let needs: BTreeMap<Name, Vec<Need>> = entities
        .iter()
        .map(|entity| {
            (
                entity.item.entity.name.clone(),
                needs(&entity.item, entities),
            )
        })
        .collect();
    let mut reported: Vec<Name> = Vec::new();
    for entity in entities {
        let name = &entity.item.entity.name;
        if reported.contains(name) {
            continue;
        }
        if let Some((cycle, span)) = cycle_from(name, &needs) {
            report(&cycle, span, problems);
            reported.extend(cycle);
        }
    }
}

/// What one of them needs, and its members, if it is never without.
fn needs(read: &ReadEntity, entities: &[Placed<ReadEntity>]) -> Vec<Need> {
    let entities = entities.iter().map(|entity| &entity.item);
    let members = entities.filter(|other| {
        let membership = other.membership.as_ref();
        membership.is_some_and(|membership| membership.is_needed_by(&read.entity.name))
    });
    let parts = [read].into_iter().chain(members);
    let fields = parts.flat_map(|part| part.entity.fields.iter().zip(&part.places));
    fields
        .filter_map(|(field, span)| Some((field.needs()?.clone(), span.clone())))
        .collect()
}

/// The shortest way from an entity back to itself, with the place of its first reference.
fn cycle_from(
    start: &Name,
    needs: &BTreeMap<Name, Vec<Need>>,
) -> Option<(Vec<Name>, Range<usize>)> {
    let mut came_from: BTreeMap<&Name, &Name> = BTreeMap::new();
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(name) = queue.pop_front() {
        for (target, _) in needs.get(name).into_iter().flatten() {
            if target == start {
                return close(start, name, &came_from, needs);
            }
            if !came_from.contains_key(target) {
                came_from.insert(target, name);
                queue.push_back(target);
            }
        }
    }
    None
}

/// Follows the way back from the last entity of a cycle.
fn close(
    start: &Name,
    last: &Name,
    came_from: &BTreeMap<&Name, &Name>,
    needs: &BTreeMap<Name, Vec<Need>>,
) -> Option<(Vec<Name>, Range<usize>)> {
    let mut cycle = vec![start.clone()];
    let mut at = last;
    while at != start {
        cycle.insert(1, at.clone());
        at = came_from.get(at)?;
    }
    let second = cycle.get(1).unwrap_or(start);
    let (_, span) = needs.get(start)?.iter().find(|(name, _)| name == second)?;
    Some((cycle, span.clone()))
}

fn report(cycle: &[Name], span: Range<usize>, problems: &mut Problems) {
    let names: Vec<_> = cycle
        .iter()
        .map(|name| format!("`{}`", name.pascal()))
        .collect();
    let message = if let [only] = names.as_slice() {
        format!("no {only} could ever be created: each needs another one first")
    } else {
        let chain = names.join(" needs ");
        let first = names.first().map_or("", String::as_str);
        format!("none could ever be created: {chain} needs {first}")
    };
    let hint = "make one of these references `optional`, or let a list of them be empty";
    problems.hint(span, message, hint);
}
