//! What happens to an aggregate as the templates see it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::imports::EntityImports;
use super::input::InputView;
use super::names::{NameView, path_prefix};
use super::transition::states;
use crate::model::{Entity, Event, Model};
use crate::naming::Name;

/// The events of an aggregate, ready for the templates.
#[derive(Debug, Serialize)]
pub(crate) struct EventsView {
    /// What the names of its events begin with, `sales.order`.
    pub(crate) topic: String,
    /// What happens to every aggregate, then its steps, then its own.
    pub(crate) all: Vec<EventView>,
    /// What the user's own code tells.
    pub(crate) own: Vec<OwnEventView>,
    /// What the file about them needs imported because of what they say.
    pub(crate) imports: EntityImports,
    /// Whether one of the user's own says more than that it happened.
    pub(crate) has_said: bool,
    /// The other aggregates that they refer to, once each.
    pub(crate) targets: BTreeSet<String>,
    /// Whether values of what they say for tests name the type of decimals.
    pub(crate) tests_name_decimals: bool,
}

/// An event of whatever origin.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct EventView {
    /// `Confirmed`.
    pub(crate) variant: String,
    /// `OrderConfirmed`.
    pub(crate) type_name: String,
    /// `sales.order.confirmed`.
    pub(crate) name: String,
    /// `confirmed`.
    pub(crate) human: String,
}

/// An event that the user's own code tells.
#[derive(Debug, Serialize)]
pub(crate) struct OwnEventView {
    pub(crate) name: NameView,
    pub(crate) event: EventView,
    /// What it stands for, one sentence.
    pub(crate) doc: String,
    /// What it says.
    pub(crate) fields: Vec<InputView>,
    /// What it is made of before any rule is checked, `OrderRemindedDraft`.
    pub(crate) draft: String,
    /// The same, every rule kept, `OrderRemindedDetails`.
    pub(crate) details: String,
}

impl EventsView {
    pub(crate) fn new(model: &Model, entity: &Entity) -> Self {
        let mut imports = EntityImports::default();
        let own: Vec<_> = entity
            .events
            .iter()
            .map(|event| OwnEventView::new(model, entity, event, &mut imports))
            .collect();
        let said = || own.iter().flat_map(|event| &event.fields);
        let targets = entity.events.iter().flat_map(|event| &event.fields);
        let targets = targets.filter_map(|field| field.target());
        let targets = targets.filter(|target| **target != entity.name);
        Self {
            targets: targets.map(Name::pascal).collect(),
            topic: topic(entity),
            all: entity
                .happenings()
                .iter()
                .map(|name| EventView::new(entity, name))
                .collect(),
            has_said: said().next().is_some(),
            tests_name_decimals: said().any(|input| input.field.tests.name_decimals()),
            own,
            imports,
        }
    }
}

impl EventView {
    /// The event of `entity` that is called `name`.
    pub(crate) fn new(entity: &Entity, name: &Name) -> Self {
        let variant = name.pascal();
        Self {
            type_name: format!("{}{variant}", entity.name.pascal()),
            variant,
            name: format!("{}.{}", topic(entity), name.snake()),
            human: name.human(),
        }
    }
}

impl OwnEventView {
    fn new(model: &Model, entity: &Entity, event: &Event, imports: &mut EntityImports) -> Self {
        let view = EventView::new(entity, &event.name);
        let (human, happened) = (entity.name.human(), event.name.human());
        Self {
            name: NameView::new(&event.name),
            doc: match event.doc.as_str() {
                "" => format!("The {human} was {happened}."),
                doc => doc.to_owned(),
            },
            fields: event
                .fields
                .iter()
                .map(|field| InputView::new(model, entity, field, imports))
                .collect(),
            draft: format!("{}Draft", view.type_name),
            details: format!("{}Details", view.type_name),
            event: view,
        }
    }
}

/// The types that the events of `entity` carry beside those of its fields, as paths.
pub(crate) fn carried(model: &Model, entity: &Entity) -> Vec<String> {
    let entities = format!("crate::entities::{}", path_prefix(entity.context.as_ref()));
    let mut paths = Vec::new();
    for step in &entity.transitions {
        if let Some(states) = states(model, entity, &step.field) {
            let context = path_prefix(states.context.as_ref());
            let name = states.name.pascal();
            paths.push(format!("crate::value_objects::{context}{name}"));
        }
        if !step.input.is_empty() {
            let command = format!("{}{}", step.name.pascal(), entity.name.pascal());
            paths.push(format!("{entities}{command}Input"));
        }
    }
    let own = entity
        .events
        .iter()
        .filter(|event| !event.fields.is_empty());
    paths.extend(own.map(|event| {
        let name = format!("{}{}", entity.name.pascal(), event.name.pascal());
        format!("{entities}{name}Details")
    }));
    paths
}

fn topic(entity: &Entity) -> String {
    let name = entity.name.snake();
    match &entity.context {
        Some(context) => format!("{}.{name}", context.snake()),
        None => name.to_owned(),
    }
}
