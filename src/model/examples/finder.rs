//! What is looked for: the values of an aggregate that meet demands.

use super::keeping::{Chosen, present};
use super::sampled::is_sampled;
use super::search::{Demand, Search};
use super::slot::{Place, Slot, places, slot, valued};
use super::whole::{Values, Whole};
use crate::expression::Condition;
use crate::model::{Entity, Member, Model, Rule};

/// How often a rule is judged before the search gives up.
pub(super) const PATIENCE: usize = 100_000;
/// The same of a search for what is near.
pub(super) const NEAR: usize = 2_000;
/// The most pairs of fields that are changed beside those that a rule speaks of.
const PAIRS: usize = 60;

/// What is looked for: the values of an aggregate.
pub(super) struct Finder<'a> {
    pub(super) model: &'a Model,
    pub(super) entity: &'a Entity,
    /// The members with which the aggregates of tests begin.
    pub(super) members: Vec<&'a Member>,
    /// What they say.
    pub(super) present: Whole,
}

impl<'a> Finder<'a> {
    pub(super) fn new(model: &'a Model, entity: &'a Entity) -> Self {
        let members = model.members_of(&entity.name);
        Self {
            model,
            entity,
            members: members.filter(|it| is_sampled(model, it)).collect(),
            present: Whole {
                own: Values::new(),
                ..present(model, entity)
            },
        }
    }

    /// That each rule of the aggregate is kept in a situation, but for one that is broken.
    pub(super) fn rules<'r>(
        &'r self,
        over: &'r Values,
        broken: Option<&'r Rule>,
    ) -> Vec<Demand<'r>> {
        let rules = self.entity.rules.iter();
        let demand = rules.map(|rule| Demand {
            entity: self.entity,
            collection: None,
            condition: &rule.condition,
            kept: broken.is_none_or(|broken| broken.name != rule.name),
            over,
            places: places(self.model, self.entity, &rule.condition),
        });
        demand.collect()
    }

    /// That each rule is kept that members have of their own.
    pub(super) fn rules_of_members<'r>(&'r self, none: &'r Values) -> Vec<Demand<'r>> {
        let rules = self.members.iter().flat_map(|member| {
            let rules = member.entity.rules.iter();
            rules.map(move |rule| (*member, rule))
        });
        let demand = rules.map(|(member, rule)| Demand {
            entity: &member.entity,
            collection: Some(&member.collection),
            condition: &rule.condition,
            kept: true,
            over: none,
            places: places(self.model, &member.entity, &rule.condition)
                .into_iter()
                .map(|place| Place {
                    collection: Some(member.collection.clone()),
                    ..place
                })
                .collect(),
        });
        demand.collect()
    }

    fn conditions(&self) -> Vec<&'a Condition> {
        self.entity.rules.iter().map(|it| &it.condition).collect()
    }

    /// All places that rules speak of.
    fn spoken(&self) -> Vec<Place> {
        let conditions = self.conditions().into_iter();
        conditions
            .flat_map(|it| places(self.model, self.entity, it))
            .collect()
    }

    /// What is tried for its own fields.
    pub(super) fn own(&self) -> Vec<Slot> {
        let conditions = self.conditions();
        let spoken = self.spoken();
        let fields = self.entity.fields.iter();
        let slots = fields.flat_map(|field| {
            let is_driven = self.entity.drives(&field.name);
            let values = valued(self.model, field).into_iter();
            values.map(move |(key, of)| (key, of, is_driven))
        });
        let slots = slots.filter_map(|(key, of, is_driven)| {
            let place = Place {
                collection: None,
                field: key,
            };
            spoken
                .contains(&place)
                .then(|| slot(self.model, &place, &of, &conditions, is_driven))
        });
        slots.collect()
    }

    /// What is tried for the fields of its members that its rules speak of, and for what rules of
    /// their own say together with those.
    pub(super) fn of_members(&self) -> Vec<Slot> {
        let spoken = self.spoken();
        let mut slots = Vec::new();
        for member in &self.members {
            let own = member.entity.rules.iter().map(|it| &it.condition);
            let conditions: Vec<_> = self.conditions().into_iter().chain(own.clone()).collect();
            let bound: Vec<_> = own
                .flat_map(|it| places(self.model, &member.entity, it))
                .map(|place| place.field)
                .collect();
            let client = member.entity.fields.iter().filter(|field| !field.readonly);
            let client = client.filter(|field| !field.refers());
            for (key, of) in client.flat_map(|field| valued(self.model, field)) {
                let is_bound = bound.contains(&key);
                let place = Place {
                    collection: Some(member.collection.clone()),
                    field: key,
                };
                if spoken.contains(&place) || is_bound {
                    slots.push(slot(self.model, &place, &of, &conditions, false));
                }
            }
        }
        slots
    }

    /// What meets all demands.
    pub(super) fn find(
        &self,
        slots: &[Slot],
        demands: &[Demand<'_>],
        patience: usize,
    ) -> Option<Whole> {
        // What is as it is comes first, so that demands are judged as early as can be.
        let mut slots = slots.to_vec();
        slots.sort_by_key(|slot| slot.values.len() > 1);
        Search::new(&slots, demands, &self.members, &self.present).find(patience)
    }

    /// Two sets of values that keep all rules in these situations.
    pub(super) fn pair(
        &self,
        slots: &[Slot],
        members: &[Slot],
        situations: &[Values],
    ) -> Option<Chosen> {
        let none = Values::new();
        let mut demands = self.rules_of_members(&none);
        for over in situations {
            demands.extend(self.rules(over, None));
        }
        let all: Vec<_> = members.iter().chain(slots).cloned().collect();
        let first = self.find(&all, &demands, PATIENCE)?;
        let alone = Self {
            present: Whole {
                own: Values::new(),
                members: first.members.clone(),
            },
            members: self.members.clone(),
            ..*self
        };
        let others = slots
            .iter()
            .map(|slot| slot.preferring_others_than(&first.own));
        let others: Vec<_> = others.collect();
        let second = alone.find(&others, &demands, PATIENCE);
        let second = second.map_or_else(|| first.own.clone(), |second| second.own);
        let changed = first.members.iter().filter_map(|(collection, said)| {
            let is_new = self.present.members.get(collection) != Some(said);
            Some((collection.clone(), said.first().filter(|_| is_new)?.clone()))
        });
        Some(Chosen {
            members: changed.collect(),
            own: [first.own, second],
        })
    }

    /// What meets the demands, as near to the `present` values as can be: few fields change beside
    /// those that the rule speaks of.
    pub(super) fn nearest(
        &self,
        rule: &Rule,
        present: &Values,
        demands: &[Demand<'_>],
    ) -> Option<Values> {
        let spoken = places(self.model, self.entity, &rule.condition);
        let is_free = |slot: &Slot| {
            let client = self.entity.fields.iter().filter(|field| !field.readonly);
            let mut keys = client.flat_map(|field| valued(self.model, field));
            keys.any(|(key, _)| key == slot.place.field)
        };
        let (own, others): (Vec<_>, Vec<_>) = self
            .own()
            .into_iter()
            .map(|slot| slot.preferring(present))
            .partition(|slot| spoken.contains(&slot.place) && is_free(slot));
        let with_free = |free: &[usize]| {
            let others = others.iter().enumerate().map(|(at, slot)| {
                if free.contains(&at) && is_free(slot) {
                    slot.clone()
                } else {
                    slot.first_only()
                }
            });
            let slots: Vec<_> = others.chain(own.iter().cloned()).collect();
            let whole = self.find(&slots, demands, NEAR)?;
            Some(whole.own)
        };
        let count = others.len();
        let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| [one, other]));
        with_free(&[])
            .or_else(|| (0..count).find_map(|one| with_free(&[one])))
            .or_else(|| pairs.take(PAIRS).find_map(|pair| with_free(&pair)))
    }
}
