//! A search for values, field by field: what is demanded is judged as soon as all of it is known,
//! and the search gives up in the end.

use std::collections::BTreeMap;

use super::slot::{Place, Slot};
use super::whole::{Values, View, Whole};
use crate::expression::Condition;
use crate::model::{Entity, Literal, Member};
use crate::naming::Name;

/// What values have to be like.
#[derive(Debug, Clone)]
pub(super) struct Demand<'a> {
    /// What the condition is about.
    pub(super) entity: &'a Entity,
    /// The collection whose members it is about; none for the aggregate itself.
    pub(super) collection: Option<&'a Name>,
    pub(super) condition: &'a Condition,
    /// Whether it is to be kept, or to be broken.
    pub(super) kept: bool,
    /// What the aggregate says by then, whatever was found for these fields.
    pub(super) over: &'a Values,
    /// All that it follows from.
    pub(super) places: Vec<Place>,
}

pub(super) struct Search<'a> {
    slots: &'a [Slot],
    members: &'a [&'a Member],
    /// What is demanded, under the number of fields that have to be known.
    due: Vec<Vec<&'a Demand<'a>>>,
    whole: Whole,
    patience: usize,
}

impl<'a> Search<'a> {
    /// A search that starts with what is known already.
    pub(super) fn new(
        slots: &'a [Slot],
        demands: &'a [Demand<'a>],
        members: &'a [&'a Member],
        known: &Whole,
    ) -> Self {
        let mut due = vec![Vec::new(); slots.len() + 1];
        for demand in demands {
            let is_last = |slot: &Slot| demand.places.contains(&slot.place);
            let last = slots.iter().rposition(is_last);
            if let Some(due) = due.get_mut(last.map_or(0, |last| last + 1)) {
                due.push(demand);
            }
        }
        Self {
            slots,
            members,
            due,
            whole: known.clone(),
            patience: 0,
        }
    }

    /// What is found before so many demands were judged.
    pub(super) fn find(mut self, patience: usize) -> Option<Whole> {
        self.patience = patience;
        (self.is_right(0) && self.fill(0)).then_some(self.whole)
    }

    fn fill(&mut self, at: usize) -> bool {
        let Some(slot) = self.slots.get(at) else {
            return true;
        };
        for value in &slot.values {
            self.set(&slot.place, Some(value));
            if self.is_right(at + 1) && self.fill(at + 1) {
                return true;
            }
            if self.patience == 0 {
                break;
            }
        }
        self.set(&slot.place, None);
        false
    }

    fn set(&mut self, place: &Place, value: Option<&Option<Literal>>) {
        let Some(collection) = &place.collection else {
            match value {
                Some(value) => self.whole.own.insert(place.field.clone(), value.clone()),
                None => self.whole.own.remove(&place.field),
            };
            return;
        };
        let mut members = self.members.iter();
        if let Some(member) = members.find(|member| member.collection == *collection) {
            self.whole.change(member, &place.field, value);
        }
    }

    fn is_right(&mut self, known_fields: usize) -> bool {
        let due = self.due.get(known_fields).map_or(&[][..], Vec::as_slice);
        self.patience = self.patience.saturating_sub(due.len());
        due.iter().all(|demand| demand.is_met(&self.whole))
    }
}

impl Demand<'_> {
    fn is_met(&self, whole: &Whole) -> bool {
        let none = BTreeMap::new();
        let keeps = |own: &[&Values], members| {
            let view = View {
                entity: self.entity,
                own,
                members,
            };
            view.keeps(self.condition) == self.kept
        };
        match self.collection {
            None => keeps(&[self.over, &whole.own], &whole.members),
            Some(collection) => {
                let members = whole.members.get(collection).into_iter().flatten();
                members.into_iter().all(|said| keeps(&[said], &none))
            }
        }
    }
}
