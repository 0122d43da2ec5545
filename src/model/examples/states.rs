//! What aggregates of tests say in their states, and what keeps them from another one.

use super::course::{self, Taken};
use super::finder::{Finder, PATIENCE};
use super::slot::{Slot, collections};
use super::whole::{Values, Whole};
use crate::model::{Entity, Literal, Model, Rule};
use crate::naming::Name;

/// A step that a rule refuses.
#[derive(Debug)]
pub struct Refused<'e> {
    /// The step, after its way.
    pub taken: Taken<'e>,
    /// The rule.
    pub rule: &'e Rule,
    /// What the aggregate says at its creation.
    pub values: Values,
    /// The collections without any member then, though tests have some otherwise.
    pub emptied: Vec<Name>,
}

/// For each rule and step the first way on which the rule alone refuses the step, with values
/// near to the `present` ones.
pub fn refused<'e>(model: &Model, entity: &'e Entity, present: &Values) -> Vec<Refused<'e>> {
    let finder = Finder::new(model, entity);
    let all = course::taken(model, entity);
    let mut found: Vec<Refused<'e>> = Vec::new();
    for rule in &entity.rules {
        for taken in &all {
            let is_known = |it: &Refused<'_>| {
                it.rule.name == rule.name && it.taken.step.name == taken.step.name
            };
            let mut steps = taken.way.iter().chain([&taken.step]);
            if steps.any(|step| step.guard.is_some()) || found.iter().any(is_known) {
                continue;
            }
            let with_all = finder.refusing(taken, rule, present);
            let with_all = with_all.map(|values| (values, Vec::new()));
            let refusing = with_all.or_else(|| {
                let (finder, emptied) = finder.emptied(rule)?;
                Some((finder.refusing(taken, rule, present)?, emptied))
            });
            found.extend(refusing.map(|(values, emptied)| Refused {
                taken: taken.clone(),
                rule,
                values,
                emptied,
            }));
        }
    }
    found
}

/// What an aggregate in a state says, as near to the `present` values as can be; what it says keeps
/// all rules after the steps from there as well, if there is such a thing.
pub fn in_state(
    model: &Model,
    entity: &Entity,
    machine: &Name,
    state: &Name,
    present: &Values,
) -> Option<Values> {
    let finder = Finder::new(model, entity);
    let own = finder.own().into_iter().map(|slot| {
        let text = || Some(Literal::Text(state.snake().to_owned()));
        if slot.place.field == *machine {
            Slot {
                values: vec![text()],
                ..slot
            }
        } else {
            slot.preferring(present)
        }
    });
    let own: Vec<_> = own.collect();
    let steps = entity.transitions.iter();
    let steps = steps.filter(|it| it.field == *machine && it.from.contains(state));
    let after: Vec<_> = steps
        .map(|step| course::changes(model, entity, step))
        .collect();
    let now = [Values::new()];
    let find = |situations: &[&Values]| {
        let demands = situations.iter().flat_map(|over| finder.rules(over, None));
        let demands: Vec<_> = demands.collect();
        finder.find(&own, &demands, PATIENCE)
    };
    let all: Vec<_> = now.iter().chain(&after).collect();
    let whole = find(&all).or_else(|| find(&[&now[0]]))?;
    Some(whole.own)
}

impl Finder<'_> {
    /// The same of an aggregate without the members that a rule speaks of; none if there have to be
    /// some.
    fn emptied(&self, rule: &Rule) -> Option<(Self, Vec<Name>)> {
        let gathered = collections(self.entity, &rule.condition);
        let mut present = self.present.clone();
        let mut emptied = Vec::new();
        for member in &self.members {
            if gathered.contains(&member.collection) && member.count.contains(0.into()) {
                present = present.having(&member.collection, Vec::new());
                emptied.push(member.collection.clone());
            }
        }
        let finder = Self {
            members: self.members.clone(),
            present,
            ..*self
        };
        (!emptied.is_empty()).then_some((finder, emptied))
    }

    /// Values with which a rule alone refuses a step.
    fn refusing(&self, taken: &Taken<'_>, rule: &Rule, present: &Values) -> Option<Values> {
        let created = course::created(self.model, self.entity);
        let mut demands = self.rules(&created, None);
        demands.extend(self.rules(&taken.before, None));
        demands.extend(self.rules(&taken.after, Some(rule)));
        let mut way = created.clone();
        let on_the_way: Vec<_> = taken
            .way
            .iter()
            .map(|step| {
                way.extend(course::changes(self.model, self.entity, step));
                way.clone()
            })
            .collect();
        for over in &on_the_way {
            demands.extend(self.rules(over, None));
        }
        self.nearest(rule, present, &demands)
    }
}

/// Whether an aggregate that says this keeps all rules once `changes` are made.
pub fn keeps_with(entity: &Entity, whole: &Whole, changes: &Values) -> bool {
    let whole = whole.over(changes);
    let mut rules = entity.rules.iter();
    rules.all(|rule| whole.keeps(entity, &rule.condition))
}

/// Whether the aggregates of tests keep all rules on the way to each state and with each step from
/// there.
pub fn is_smooth(model: &Model, entity: &Entity, whole: &Whole) -> bool {
    let taken = course::taken(model, entity);
    let mut all = taken.iter().flat_map(|it| [&it.before, &it.after]);
    all.all(|changes| keeps_with(entity, whole, changes))
}
