//! Values that keep the rules across fields together, and values that break one of them.
//!
//! What no client sets has a value of its own at creation, and another after each step that tests
//! take: the same values keep the rules in all of these situations where that is possible. The
//! members that aggregates of tests begin with say what they say alone, unless the rules of their
//! root ask for something else.

use std::collections::BTreeMap;

use super::course;
use super::finder::Finder;
use super::sampled::{is_sampled, said};
use super::slot::{Slot, valued};
use super::states::keeps_with;
pub use super::whole::{Values, Whole};
use crate::model::{Entity, Field, Literal, Model, Rule};
use crate::naming::Name;

/// Values that keep all rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// Two sets of values of its own fields, as different as can be.
    pub own: [Values; 2],
    /// What the members of its collections say, if that is not what they say alone.
    pub members: BTreeMap<Name, Values>,
}

/// The situations in which values are judged: what an aggregate says there that others than
/// clients say. The first is the one that tests of the domain make up.
pub(super) fn situations(model: &Model, entity: &Entity) -> Vec<Values> {
    vec![Values::new(), course::created(model, entity)]
}

/// Two sets of values that keep all rules; nothing if none was found.
///
/// A reference is not among them if the rules are kept with it and without it; else it is absent,
/// since what it could name may not be there.
pub fn keeping(model: &Model, entity: &Entity) -> Option<Chosen> {
    let finder = Finder::new(model, entity);
    let own = finder.own();
    let is_value = |slot: &&Slot| {
        let field = entity.field(&slot.place.field);
        field.is_none_or(|it| !it.refers())
    };
    let values: Vec<_> = own.iter().filter(is_value).cloned().collect();
    let members = finder.of_members();
    let few = situations(model, entity);
    let steps = course::taken(model, entity).into_iter();
    let steps = steps.flat_map(|taken| [taken.before, taken.after]);
    let all: Vec<_> = few.iter().cloned().chain(steps).collect();
    let mut tries = Vec::new();
    for situations in [&all, &few] {
        for members in [&[][..], &members] {
            tries.push((&values, members, situations));
            tries.push((&own, members, situations));
        }
    }
    // What was tried once need not be tried again.
    tries.dedup_by(|next, last| {
        let same = |one: &[Slot], other: &[Slot]| one.len() == other.len();
        same(next.0, last.0) && same(next.1, last.1) && next.2 == last.2
    });
    let mut tries = tries.into_iter();
    tries.find_map(|(own, members, situations)| finder.pair(own, members, situations))
}

/// Values that break one rule and keep all others, as near to the `present` ones as can be: those
/// of fields that clients set, since the others are what they are.
pub fn breaking(model: &Model, entity: &Entity, broken: &Rule, present: &Values) -> Option<Values> {
    let finder = Finder::new(model, entity);
    let situations = situations(model, entity);
    let demands: Vec<_> = situations
        .iter()
        .flat_map(|over| finder.rules(over, Some(broken)))
        .collect();
    finder.nearest(broken, present, &demands)
}

/// Whether an aggregate of tests keeps every rule of an entity, when tests of the domain make it
/// up and when a client creates it.
pub fn keep(model: &Model, entity: &Entity, whole: &Whole) -> bool {
    let situations = situations(model, entity);
    let mut situations = situations.iter();
    situations.all(|over| keeps_with(entity, whole, over))
}

/// The valid sample of an aggregate: what tests say of it, and what its members say.
pub fn present(model: &Model, entity: &Entity) -> Whole {
    let members = model.members_of(&entity.name);
    let sampled = members.filter(|it| is_sampled(model, it));
    let members = sampled.map(|it| (it.collection.clone(), vec![said(model, it)]));
    Whole {
        members: members.collect(),
        own: sample(model, entity, <[_]>::first),
    }
}

/// Other values that keep all rules together, of its own fields alone.
pub fn others(model: &Model, entity: &Entity) -> Values {
    sample(model, entity, <[_]>::last)
}

fn sample(
    model: &Model,
    entity: &Entity,
    pick: fn(&[Option<Literal>]) -> Option<&Option<Literal>>,
) -> Values {
    // What could be referred to may be there or not, unless the rules say that it is not.
    let is_known = |field: &&Field| !field.refers() || field.chosen.is_some();
    let fields = entity.fields.iter().filter(is_known);
    let samples = fields.flat_map(|field| {
        let values = valued(model, field).into_iter();
        values.map(|(key, of)| (key, pick(&model.samples(&of)).cloned().flatten()))
    });
    samples.collect()
}
