//! What an aggregate says, and whether that keeps a condition.

use std::collections::BTreeMap;

use super::sampled::{made_of, with_derived};
use crate::expression::evaluate::{Known, computed_value, is_kept};
use crate::expression::{Condition, Derivation, Operand, Unclear};
use crate::model::{Entity, Literal, Member};
use crate::naming::Name;

/// A value of each field that rules speak of; none for one that is absent.
pub type Values = BTreeMap<Name, Option<Literal>>;

/// What an aggregate says: its fields, and the members of its collections.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Whole {
    /// Its own fields.
    pub own: Values,
    /// What each member of a collection says, with what follows from that.
    pub members: BTreeMap<Name, Vec<Values>>,
}

impl Whole {
    /// One without members.
    pub fn of(own: Values) -> Self {
        Self {
            own,
            members: BTreeMap::new(),
        }
    }

    /// The same with other values of some fields.
    #[must_use]
    pub fn over(&self, changes: &Values) -> Self {
        let mut whole = self.clone();
        whole.own.extend(changes.clone());
        whole
    }

    /// The same with other members of a collection.
    #[must_use]
    pub fn having(&self, collection: &Name, members: Vec<Values>) -> Self {
        let mut whole = self.clone();
        whole.members.insert(collection.clone(), members);
        whole
    }

    /// Changes what the members of a collection say.
    pub fn change(&mut self, member: &Member, field: &Name, value: Option<&Option<Literal>>) {
        for said in self.members.entry(member.collection.clone()).or_default() {
            match value {
                Some(value) => said.insert(field.clone(), value.clone()),
                None => said.remove(field),
            };
            *said = with_derived(&member.entity, std::mem::take(said));
        }
    }

    /// Whether it keeps a condition on `entity`: what is not known speaks against it.
    pub fn keeps(&self, entity: &Entity, condition: &Condition) -> bool {
        let seen = View {
            entity,
            own: &[&self.own],
            members: &self.members,
        };
        seen.keeps(condition)
    }
}

/// The values of an entity, each of the first that has one.
pub(super) struct View<'a> {
    pub(super) entity: &'a Entity,
    pub(super) own: &'a [&'a Values],
    pub(super) members: &'a BTreeMap<Name, Vec<Values>>,
}

impl View<'_> {
    pub(super) fn keeps(&self, condition: &Condition) -> bool {
        let operands = condition.operands().into_iter();
        let found: Vec<_> = operands.map(|it| (it, self.value(it))).collect();
        is_kept(condition, &|operand| known(&found, operand))
    }

    fn value(&self, operand: &Operand) -> Result<Option<Literal>, Unclear> {
        if operand.aggregate.is_some() {
            let members = self.members.get(&operand.field);
            return made_of(operand, members.map_or(&[][..], Vec::as_slice));
        }
        let mut derived = self.entity.derived.iter();
        if let Some(derived) = derived.find(|it| it.field.name == operand.field) {
            return self.follows(&self.entity.expanded(derived));
        }
        let value = self.own.iter().find_map(|own| own.get(&operand.key()));
        value.cloned().ok_or(Unclear)
    }

    /// What follows; none too if it has too many digits, which is for another rule to report.
    fn follows(&self, derivation: &Derivation) -> Result<Option<Literal>, Unclear> {
        let operands = derivation.term.operands().into_iter();
        let found = operands.map(|operand| Ok((operand, self.value(operand)?)));
        let found: Vec<_> = found.collect::<Result<_, Unclear>>()?;
        let found: Vec<_> = found
            .into_iter()
            .map(|(it, value)| (it, Ok(value)))
            .collect();
        Ok(computed_value(derivation, &|operand| {
            known(&found, operand)
        }))
    }
}

type Found<'a> = (&'a Operand, Result<Option<Literal>, Unclear>);

fn known<'a>(found: &'a [Found<'_>], operand: &Operand) -> Known<'a> {
    let of = found.iter().find(|(other, _)| other.is_same(operand));
    match of {
        Some((_, Ok(Some(value)))) => Known::Value(value),
        Some((_, Ok(None))) => Known::Absent,
        _ => Known::Unknown,
    }
}
