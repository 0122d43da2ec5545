//! Members with which an aggregate breaks a rule.

use super::finder::{Finder, NEAR};
use super::keeping::{Whole, present, situations};
use super::sampled::said;
use super::search::Demand;
use super::slot::{collections, places};
use super::whole::Values;
use crate::model::{Entity, Member, Model, Rule};
use crate::naming::Name;

/// The most members that break a rule by their number.
const MOST: usize = 12;

/// The members of a collection with which an aggregate breaks a rule.
#[derive(Debug)]
pub struct Members<'m> {
    /// Their kind.
    pub member: &'m Member,
    /// How many of them there are.
    pub count: usize,
    /// What each of them says beside what members of tests say.
    pub changes: Values,
}

/// Members with which the aggregate of tests breaks one rule and keeps all others: one that says
/// something else, or more or fewer than there are.
pub fn breaking_members<'m>(
    model: &'m Model,
    entity: &'m Entity,
    rule: &Rule,
) -> Option<Members<'m>> {
    let present = present(model, entity);
    let spoken = collections(entity, &rule.condition);
    let members = model.members_of(&entity.name);
    let members = members.filter(|member| spoken.contains(&member.collection));
    let members: Vec<_> = members.collect();
    let found = members
        .iter()
        .find_map(|member| one(model, entity, rule, member, &present));
    found.or_else(|| {
        members
            .iter()
            .find_map(|member| another_number(model, entity, rule, member, &present))
    })
}

/// One member that says something else.
fn one<'m>(
    model: &'m Model,
    entity: &'m Entity,
    rule: &Rule,
    member: &'m Member,
    present: &Whole,
) -> Option<Members<'m>> {
    let said = present.members.get(&member.collection)?.first()?;
    let finder = Finder {
        present: present.clone(),
        ..Finder::new(model, entity)
    };
    let situations = situations(model, entity);
    let none = Values::new();
    let mut demands = finder.rules_of_members(&none);
    demands.extend(
        situations
            .iter()
            .flat_map(|it| finder.rules(it, Some(rule))),
    );
    let spoken = places(model, entity, &rule.condition);
    let slots = finder.of_members().into_iter();
    let slots: Vec<_> = slots
        .filter(|slot| slot.place.collection.as_ref() == Some(&member.collection))
        .map(|slot| slot.preferring(said))
        .collect();
    let near = slots.iter().map(|slot| {
        if spoken.contains(&slot.place) {
            slot.clone()
        } else {
            slot.first_only()
        }
    });
    let near: Vec<_> = near.collect();
    let find = |slots: &[_], demands: &[Demand<'_>]| finder.find(slots, demands, NEAR);
    let whole = find(&near, &demands).or_else(|| find(&slots, &demands))?;
    let other = whole.members.get(&member.collection)?.first()?.clone();
    let is_derived = |name: &Name| {
        member
            .entity
            .derived
            .iter()
            .any(|it| it.field.name == *name)
    };
    let changes = other
        .into_iter()
        .filter(|(name, value)| !is_derived(name) && said.get(name) != Some(value));
    Some(Members {
        member,
        count: 1,
        changes: changes.collect(),
    })
}

/// None of them, or more of them.
fn another_number<'m>(
    model: &'m Model,
    entity: &'m Entity,
    rule: &Rule,
    member: &'m Member,
    present: &Whole,
) -> Option<Members<'m>> {
    let is_unique = member.entity.fields.iter().any(|field| field.unique);
    let most = if is_unique || !member.entity.uniques.is_empty() {
        1
    } else {
        MOST
    };
    let said = said(model, member);
    let is_allowed = |count: &usize| member.count.contains((*count).into());
    let broken = (0..=most).filter(is_allowed).find(|count| {
        let whole = present.having(&member.collection, vec![said.clone(); *count]);
        situations(model, entity).iter().all(|over| {
            let whole = whole.over(over);
            let mut rules = entity.rules.iter();
            rules.all(|it| whole.keeps(entity, &it.condition) == (it.name != rule.name))
        })
    })?;
    Some(Members {
        member,
        count: broken,
        changes: Values::new(),
    })
}
