//! What rules make of the steps of an aggregate, for tests.

use serde::Serialize;

use super::{ChangeView, pointer};
use crate::model::examples::course;
use crate::model::examples::keeping::{Values, Whole, present};
use crate::model::examples::slot::valued;
use crate::model::examples::states::{Refused, in_state, is_smooth, keeps_with, refused};
use crate::model::{Entity, Model, Transition};
use crate::naming::Name;

/// The steps of an aggregate whose tests say what keeps the rules.
pub(in crate::view) struct Steps<'a> {
    model: &'a Model,
    entity: &'a Entity,
    present: Whole,
}

/// A step that a rule refuses.
#[derive(Debug, Serialize)]
pub(crate) struct RefusedStepView {
    /// `ship_keeps_dated`: the test.
    pub(crate) test: String,
    /// `ship`: the method.
    pub(crate) ident: String,
    pub(crate) module: String,
    /// The last part of its path.
    pub(crate) route: String,
    /// The routes of the steps before it.
    pub(crate) way: Vec<String>,
    /// What the tests of the domain hand it.
    pub(crate) input: String,
    /// Whether the aggregate knows beforehand.
    pub(crate) is_known: bool,
    /// The rule, and the member that it points to.
    pub(crate) rule: String,
    pub(crate) member: String,
    /// What a body says beside the valid sample.
    pub(crate) said: Vec<ChangeView>,
    /// What the aggregate says by then beside the valid sample.
    pub(crate) changes: Vec<ChangeView>,
    /// The collections that have no member, in JSON and in Rust.
    pub(crate) emptied: Vec<EmptiedView>,
}

/// A collection of a refused aggregate that has no member.
#[derive(Debug, Serialize)]
pub(crate) struct EmptiedView {
    pub(crate) member: String,
    pub(crate) ident: String,
}

impl<'a> Steps<'a> {
    pub(in crate::view) fn new(model: &'a Model, entity: &'a Entity) -> Self {
        Self {
            model,
            entity,
            present: present(model, entity),
        }
    }

    /// Whether the aggregates of tests keep all rules on their ways.
    pub(in crate::view) fn are_smooth(&self) -> bool {
        is_smooth(self.model, self.entity, &self.present)
    }

    /// What an aggregate in a state says beside the valid sample, so that it keeps all rules.
    pub(in crate::view) fn settled(&self, machine: &Name, state: &Name) -> Vec<ChangeView> {
        let mut values = self.in_state(machine, state);
        values.remove(machine);
        self.changes(&values)
    }

    /// The states from which tests take a step: those from which no rule refuses it.
    pub(in crate::view) fn tested<'s>(&self, step: &'s Transition) -> Vec<&'s Name> {
        let after = course::changes(self.model, self.entity, step);
        let is_kept = |state: &&Name| {
            let whole = self.present.over(&self.in_state(&step.field, state));
            keeps_with(self.entity, &whole, &after)
        };
        step.from.iter().filter(is_kept).collect()
    }

    /// The steps that rules refuse.
    pub(in crate::view) fn refused(&self) -> Vec<RefusedStepView> {
        let all = refused(self.model, self.entity, &self.present.own);
        all.into_iter().map(|it| self.view(it)).collect()
    }

    fn view(&self, refused: Refused<'_>) -> RefusedStepView {
        let Refused {
            taken,
            rule,
            values,
            emptied,
        } = refused;
        let emptied = emptied.iter().map(|collection| EmptiedView {
            member: collection.snake().to_owned(),
            ident: collection.ident(),
        });
        let client = self.entity.fields.iter().filter(|field| !field.readonly);
        let client = client.flat_map(|field| valued(self.model, field));
        let client: Vec<_> = client.map(|(key, _)| key).collect();
        let said = values.clone().into_iter();
        let said = said.filter(|(name, _)| client.contains(name));
        let spoken: Vec<_> = values.keys().cloned().collect();
        let mut by_then = values.clone();
        let before = taken.before.into_iter();
        by_then
            .extend(before.filter(|(name, _)| spoken.contains(name) || self.entity.drives(name)));
        let step = taken.step;
        let keeps_input = step
            .input
            .iter()
            .any(|it| self.entity.field(&it.name).is_some());
        RefusedStepView {
            test: format!("{}_keeps_{}", step.name.snake(), rule.name.snake()),
            ident: step.name.ident(),
            module: step.name.snake().to_owned(),
            route: step.name.kebab(),
            way: taken.way.iter().map(|step| step.name.kebab()).collect(),
            input: if step.input.is_empty() {
                String::new()
            } else {
                format!("{}_input(), ", step.name.snake())
            },
            is_known: !keeps_input,
            rule: rule.name.snake().to_owned(),
            member: pointer(self.entity, rule),
            said: self.changes(&said.collect()),
            changes: self.changes(&by_then),
            emptied: emptied.collect(),
        }
    }

    fn in_state(&self, machine: &Name, state: &Name) -> Values {
        let present = &self.present.own;
        in_state(self.model, self.entity, machine, state, present).unwrap_or_default()
    }

    /// Values that are not those of the valid sample.
    fn changes(&self, values: &Values) -> Vec<ChangeView> {
        ChangeView::all(self.model, self.entity, values, &self.present.own)
    }
}
