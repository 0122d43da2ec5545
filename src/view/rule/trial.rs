//! Which changes of the valid sample keep the rules, so that tests may make them.

use super::view_of;
use crate::model::examples::keeping::{Values, Whole, keep, others, present};
use crate::model::examples::sampled::{said, with_derived};
use crate::model::examples::slot::valued;
use crate::model::{Entity, Field, Member, Model};
use crate::view::field::FieldView;

/// The aggregate in which something changes.
struct Trial<'a> {
    model: &'a Model,
    entity: &'a Entity,
    /// The member that changes with its root; none if the root itself does.
    member: Option<(&'a Member, &'a Entity)>,
    /// What the aggregate of tests says.
    whole: Whole,
}

/// Takes from the tests of single fields those changes that would break a rule: tests change one
/// field after the other, and take one value away after the other.
pub(crate) fn settle(model: &Model, entity: &Entity, fields: &mut [FieldView]) {
    let trial = Trial::new(model, entity);
    let present = present(model, entity).own;
    let others = others(model, entity);
    let (mut changed, mut emptied) = (present.clone(), present.clone());
    for field in &entity.fields {
        let Some(view) = view_of(fields, field).filter(|_| trial.binds(field)) else {
            continue;
        };
        let values = valued(model, field).into_iter().map(|(key, _)| key);
        let values: Vec<_> = values.collect();
        let said = values
            .iter()
            .map(|key| (key.clone(), others.get(key).cloned().flatten()));
        let other: Values = said.collect();
        let none: Values = values.into_iter().map(|key| (key, None)).collect();
        view.tests.bound = true;
        view.tests.replaceable &= trial.keeps(&with(&present, &other));
        view.tests.changeable &= view.tests.replaceable && trial.stays(&mut changed, &other);
        view.tests.clearable &=
            trial.keeps(&with(&present, &none)) && trial.stays(&mut emptied, &none);
    }
}

impl<'a> Trial<'a> {
    fn new(model: &'a Model, entity: &'a Entity) -> Self {
        let mut members = model.members.iter();
        let member = members.find(|member| member.entity.name == entity.name);
        let member = member.and_then(|member| Some((member, model.entity(&member.root)?)));
        Self {
            model,
            entity,
            whole: present(model, member.map_or(entity, |(_, root)| root)),
            member,
        }
    }

    /// Whether rules speak of a field, or of what follows from it.
    fn binds(&self, field: &Field) -> bool {
        let of_root = self.member.is_some_and(|(member, root)| {
            let rules = root.rules.iter();
            let mut operands = rules.flat_map(|rule| rule.condition.operands());
            operands.any(|it| it.aggregate.is_some() && it.field == member.collection)
        });
        field.chosen.is_some() || !field.chosen_parts.is_empty() || of_root
    }

    /// Whether the aggregate keeps all rules if what changes says that.
    fn keeps(&self, values: &Values) -> bool {
        let own = Whole {
            own: values.clone(),
            ..self.whole.clone()
        };
        let Some((member, root)) = self.member else {
            return keep(self.model, self.entity, &own);
        };
        let said = with_derived(&member.entity, values.clone());
        let whole = self.whole.having(&member.collection, vec![said]);
        let alone = Whole::of(values.clone());
        keep(self.model, self.entity, &alone) && keep(self.model, root, &whole)
    }

    /// Changes the values if they keep the rules then.
    fn stays(&self, values: &mut Values, changes: &Values) -> bool {
        let next = with(values, changes);
        let kept = self.keeps(&next);
        if kept {
            *values = next;
        }
        kept
    }
}

fn with(values: &Values, changes: &Values) -> Values {
    let mut values = values.clone();
    values.extend(changes.clone());
    values
}

/// The members of a kind that come and go with an aggregate of tests.
pub(in crate::view) struct MemberTrial<'a> {
    model: &'a Model,
    root: &'a Entity,
    member: &'a Member,
    /// What the aggregate says.
    whole: Whole,
    /// What members of tests say, and what another one says.
    said: [Values; 2],
}

impl<'a> MemberTrial<'a> {
    pub(in crate::view) fn new(model: &'a Model, root: &'a Entity, member: &'a Member) -> Self {
        let other = others(model, &member.entity);
        Self {
            model,
            root,
            member,
            whole: present(model, root),
            said: [said(model, member), with_derived(&member.entity, other)],
        }
    }

    /// Whether there may be none.
    pub(in crate::view) fn may_go(&self) -> bool {
        self.keeps(Vec::new())
    }

    /// Whether there may be a second one, the same or another.
    pub(in crate::view) fn may_come(&self) -> bool {
        let mut seconds = self.said.iter();
        let mut with = |second: &Values| self.keeps(vec![self.said[0].clone(), second.clone()]);
        seconds.all(&mut with)
    }

    /// Whether there may be any number up to this one.
    pub(in crate::view) fn may_fill(&self, most: usize) -> bool {
        (1..=most).all(|count| self.keeps(vec![self.said[0].clone(); count]))
    }

    fn keeps(&self, members: Vec<Values>) -> bool {
        let whole = self.whole.having(&self.member.collection, members);
        keep(self.model, self.root, &whole)
    }
}
