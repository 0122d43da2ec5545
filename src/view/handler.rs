//! Handlers of domain events, as the templates render them the one time.

use serde::Serialize;

use super::event::{EventView, EventsView, OwnEventView};
use super::member::needed;
use super::names::{path_prefix, variable};
use super::own::OwnView;
use super::rust::Imports;
use super::transition::{TransitionView, TransitionsView};
use crate::model::{Entity, Heard, Model, Own};
use crate::naming::Name;

/// A handler of domain events, ready for the templates.
#[derive(Debug, Serialize)]
pub(crate) struct HandlerView {
    #[serde(flatten)]
    pub(crate) own: OwnView,
    /// What it acts upon, by the aggregate that it happens to.
    pub(crate) groups: Vec<GroupView>,
    /// One event of each kind that it acts upon.
    pub(crate) samples: Vec<SampleView>,
    /// One event that it passes over; none if it acts upon all that there are.
    pub(crate) others: Vec<SampleView>,
    /// What its tests need imported to make these.
    pub(crate) test_imports: Imports,
    /// Whether a sample needs a store that has what it refers to.
    pub(crate) tests_need_store: bool,
}

/// The events of one aggregate.
#[derive(Debug, Serialize)]
pub(crate) struct GroupView {
    /// `Order`.
    pub(crate) type_name: String,
    pub(crate) events: Vec<EventView>,
}

/// How a test makes an event.
#[derive(Debug, Serialize)]
pub(crate) struct SampleView {
    /// `order_confirmed`.
    pub(crate) function: String,
    pub(crate) event: EventView,
    /// `Order`.
    pub(crate) entity: String,
    /// The module of its fixtures, `order`.
    pub(crate) module: String,
    /// What code calls an aggregate of this kind, `order`.
    pub(crate) variable: String,
    /// Whether it is what creating one tells.
    pub(crate) is_created: bool,
    /// Whether it has to refer to others to be created.
    pub(crate) needs_targets: bool,
    /// What was changed, if it is that something was.
    pub(crate) changed: Option<String>,
    /// The step that it tells of, if it is one.
    pub(crate) step: Option<TransitionView>,
    /// The event of the entity's own, if it is one.
    pub(crate) told: Option<OwnEventView>,
}

impl HandlerView {
    pub(super) fn new(model: &Model, own: &Own) -> Self {
        let mut test_imports = Imports::default();
        let mut sample = |heard: &Heard| {
            let entity = model.entity(&heard.entity)?;
            Some(SampleView::new(
                model,
                entity,
                &heard.event,
                &mut test_imports,
            ))
        };
        let samples: Vec<_> = own.hears.iter().filter_map(&mut sample).collect();
        let others: Vec<_> = passed_over(model, own).iter().filter_map(sample).collect();
        let groups = own.on.iter().filter_map(|name| model.entity(name));
        Self {
            groups: groups.map(|entity| GroupView::new(entity, own)).collect(),
            tests_need_store: samples.iter().chain(&others).any(|it| it.needs_targets),
            samples,
            others,
            test_imports,
            own: OwnView::new(model, own),
        }
    }
}

impl GroupView {
    fn new(entity: &Entity, own: &Own) -> Self {
        let heard = own.hears.iter().filter(|it| it.entity == entity.name);
        Self {
            type_name: entity.name.pascal(),
            events: heard
                .map(|heard| EventView::new(entity, &heard.event))
                .collect(),
        }
    }
}

impl SampleView {
    fn new(model: &Model, entity: &Entity, name: &Name, imports: &mut Imports) -> Self {
        let event = EventView::new(entity, name);
        let mut steps = entity.transitions.iter();
        let step = steps.position(|step| step.event() == *name);
        let step = step.and_then(|at| {
            let mut all = TransitionsView::new(model, entity).all;
            (at < all.len()).then(|| all.swap_remove(at))
        });
        let own = entity.events.iter().position(|it| it.name == *name);
        let told = own.map(|at| EventsView::new(model, entity).own.swap_remove(at));
        let is_created = name.snake() == "created";
        let changed = entity.fields.first().filter(|_| name.snake() == "updated");
        let sample = Self {
            function: format!("{}_{}", entity.name.snake(), name.snake()),
            entity: entity.name.pascal(),
            module: entity.name.snake().to_owned(),
            variable: variable(&entity.name),
            needs_targets: is_created && !needed(model, entity).is_empty(),
            is_created,
            changed: changed.map(|field| field.member().snake().to_owned()),
            step,
            told,
            event,
        };
        sample.import(entity, imports);
        sample
    }

    fn import(&self, entity: &Entity, imports: &mut Imports) {
        let path = path_prefix(entity.context.as_ref());
        let name = &self.entity;
        imports.add(format!("domain::ids::{name}Id"));
        if self.is_created {
            for suffix in ["", "Details"] {
                imports.add(format!("domain::entities::{path}{name}{suffix}"));
            }
            imports.add(format!("crate::fixtures::{path}{}", entity.name.ident()));
            return;
        }
        imports.add(format!("domain::events::{path}{name}Event"));
        imports.add(format!("domain::events::{path}{}", self.event.type_name));
        let inputs = self.step.iter().flat_map(|step| &step.inputs);
        let said = self.told.iter().flat_map(|told| &told.fields);
        for input in inputs.chain(said) {
            if input.field.tests.name_decimals() {
                imports.add("rust_decimal::Decimal");
            }
        }
        if let Some(step) = &self.step {
            imports.add(format!("domain::value_objects::{}", step.states_path));
            if !step.inputs.is_empty() {
                imports.add(format!("domain::entities::{path}{}Draft", step.command));
                imports.add(format!("domain::entities::{path}{}Input", step.command));
            }
        }
        if let Some(told) = self.told.as_ref().filter(|told| !told.fields.is_empty()) {
            imports.add(format!("domain::entities::{path}{}", told.draft));
            imports.add(format!("domain::entities::{path}{}", told.details));
        }
    }
}

/// An event that a handler passes over, of what it works on rather than of anything else, and one
/// that says little rather than much.
fn passed_over(model: &Model, own: &Own) -> Option<Heard> {
    let near = model.entities.iter().filter(|it| own.on.contains(&it.name));
    let far = model.entities.iter().filter(|entity| {
        let spans = own.context.is_none() || entity.context.is_none();
        !own.on.contains(&entity.name) && (spans || entity.context == own.context)
    });
    let events = near.chain(far).flat_map(|entity| {
        let mut events = entity.happenings();
        // What creating one tells says most.
        events.rotate_left(1);
        events.into_iter().map(|event| Heard {
            entity: entity.name.clone(),
            event,
        })
    });
    let mut events = events;
    events.find(|heard| !own.hears.contains(heard))
}
