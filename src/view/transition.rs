//! The steps of an aggregate from state to state as the templates see them.

use serde::Serialize;

use super::event::EventView;
use super::imports::EntityImports;
use super::input::{InputTargetView, InputView, targets};
use super::names::{NameView, capital, path_prefix};
use super::rule::{ChangeView, RefusedStepView, Steps, judges};
use super::ways::{WayView, ways};
use crate::model::{Entity, Enum, EnumValue, FieldType, Model, Transition};
use crate::naming::Name;

/// A step from one state to another, ready for the templates.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct TransitionView {
    pub(crate) name: NameView,
    /// What it does, one sentence.
    pub(crate) doc: String,
    /// `ConfirmOrder`: what asks for it.
    pub(crate) command: String,
    /// The field whose state it changes.
    pub(crate) field: String,
    /// The same in JSON.
    pub(crate) field_member: String,
    /// `OrderStatus`.
    pub(crate) states: String,
    /// `sales::OrderStatus`.
    pub(crate) states_path: String,
    /// The states that it starts from.
    pub(crate) from: Vec<StateView>,
    /// The states that it does not start from.
    pub(crate) elsewhere: Vec<StateView>,
    pub(crate) to: StateView,
    /// What is told of it.
    pub(crate) event: EventView,
    /// The method that has to agree; empty if there is none.
    pub(crate) guard: String,
    /// What the caller says.
    pub(crate) inputs: Vec<InputView>,
    /// Whether the aggregate keeps something of what the caller says.
    pub(crate) keeps_input: bool,
    /// Whether a draft of its input can be incomplete.
    pub(crate) has_required: bool,
    /// Whether a test has values that break a rule of its input.
    pub(crate) has_broken: bool,
    /// What a test that looks at the input afterwards hands it, `input, `.
    pub(crate) test_input: String,
    /// What any other test hands it, `cancel_input(), `.
    pub(crate) other_input: String,
    /// Whether a rule speaks of what it changes.
    pub(crate) is_judged: bool,
    /// The states from which tests take it.
    pub(crate) tested: Vec<StateView>,
    /// What keeps the rules in the state that it ends in, beside the valid sample.
    pub(crate) settled: Vec<ChangeView>,
    /// What fills up a draft for a test that names one field, `, ..cancel_draft()`.
    pub(crate) rest: String,
}

/// A state of a machine.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct StateView {
    pub(crate) variant: String,
    pub(crate) text: String,
}

/// A field that transitions drive.
#[derive(Debug, Serialize)]
pub(crate) struct MachineView {
    pub(crate) member: String,
    pub(crate) ident: String,
    /// The states in which tests say something else than the valid sample.
    pub(crate) settled: Vec<SettledView>,
}

/// What tests say of an aggregate in some states.
#[derive(Debug, Serialize)]
pub(crate) struct SettledView {
    /// `shipped`, one at least.
    pub(crate) states: Vec<String>,
    /// What keeps the rules then, beside the valid sample.
    pub(crate) changes: Vec<ChangeView>,
}

/// All transitions of an aggregate.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct TransitionsView {
    pub(crate) all: Vec<TransitionView>,
    /// What the files about them need imported because of their inputs.
    pub(crate) imports: EntityImports,
    /// The fields that they drive.
    pub(crate) machines: Vec<MachineView>,
    /// How each state is reached, for tests.
    pub(crate) ways: Vec<WayView>,
    /// The aggregates that inputs refer to.
    pub(crate) targets: Vec<InputTargetView>,
    /// The steps that rules refuse, for tests.
    pub(crate) refused: Vec<RefusedStepView>,
    /// Whether a rule speaks of what one of them changes.
    pub(crate) are_judged: bool,
    /// Whether a rule refuses a step that tests take.
    pub(crate) are_rough: bool,
    /// Whether what keeps an aggregate from a step may be something else than its state.
    pub(crate) may_be_refused: bool,
    /// Whether values for tests of use cases name the type of decimals.
    pub(crate) tests_name_decimals: bool,
    /// The same of tests of the domain.
    pub(crate) domain_tests_name_decimals: bool,
    /// What tests say to a step, an expression over `app` and `step`.
    pub(crate) said: &'static str,
    /// Whether one has an input.
    pub(crate) has_input: bool,
    /// Whether one has a guard.
    pub(crate) has_guard: bool,
}

impl TransitionsView {
    pub(crate) fn new(model: &Model, entity: &Entity) -> Self {
        let mut imports = EntityImports::default();
        let steps = Steps::new(model, entity);
        let all: Vec<_> = entity
            .transitions
            .iter()
            .filter_map(|it| TransitionView::new(model, entity, it, &steps, &mut imports))
            .collect();
        let has_input = all.iter().any(|it| !it.inputs.is_empty());
        let targets = targets(model, entity);
        let types = types(model, entity);
        let types = types
            .iter()
            .map(|path| format!("crate::value_objects::{path}"));
        imports.domain.extend(types);
        let machines = machines(model, entity, &steps);
        let refused = steps.refused();
        let has_guard = all.iter().any(|it| !it.guard.is_empty());
        let are_judged = all.iter().any(|it| it.is_judged);
        let are_rough = are_judged && !steps.are_smooth();
        let inputs_name_decimals = all
            .iter()
            .flat_map(|it| &it.inputs)
            .any(|input| input.field.tests.name_decimals());
        let name_decimals = |changes: &[ChangeView]| changes.iter().any(ChangeView::names_decimals);
        Self {
            tests_name_decimals: inputs_name_decimals
                || all.iter().any(|it| name_decimals(&it.settled)),
            domain_tests_name_decimals: inputs_name_decimals
                || refused.iter().any(|it| name_decimals(&it.changes))
                || machines
                    .iter()
                    .flat_map(|it| &it.settled)
                    .any(|it| name_decimals(&it.changes)),
            ways: ways(model, entity),
            may_be_refused: has_guard || are_rough,
            machines,
            refused,
            are_judged,
            are_rough,
            said: match (has_input, targets.is_empty()) {
                (false, _) => "json!({})",
                (true, true) => "said(step.route)",
                (true, false) => "said(&app, step.route).await",
            },
            targets,
            has_input,
            has_guard,
            all,
            imports,
        }
    }
}

impl TransitionView {
    fn new(
        model: &Model,
        entity: &Entity,
        transition: &Transition,
        steps: &Steps<'_>,
        imports: &mut EntityImports,
    ) -> Option<Self> {
        let states = states(model, entity, &transition.field)?;
        let (from, elsewhere): (Vec<_>, Vec<_>) = states
            .values
            .iter()
            .partition(|value| transition.from.contains(&value.name));
        let inputs: Vec<_> = transition
            .input
            .iter()
            .map(|input| InputView::new(model, entity, input, imports))
            .collect();
        let keeps_input = inputs.iter().any(|input| !input.kept.is_empty());
        let other_input = match inputs.as_slice() {
            [] => String::new(),
            _ => format!("{}_input(), ", transition.name.snake()),
        };
        Some(Self {
            doc: doc(entity, transition),
            command: format!("{}{}", transition.name.pascal(), entity.name.pascal()),
            field: transition.field.ident(),
            field_member: transition.field.snake().to_owned(),
            has_broken: inputs
                .iter()
                .any(|input| !input.field.tests.broken.is_empty()),
            test_input: if keeps_input {
                "input, ".to_owned()
            } else {
                other_input.clone()
            },
            other_input,
            states: states.name.pascal(),
            states_path: format!(
                "{}{}",
                path_prefix(states.context.as_ref()),
                states.name.pascal()
            ),
            is_judged: judges(entity, transition),
            tested: steps
                .tested(transition)
                .into_iter()
                .map(StateView::new)
                .collect(),
            settled: steps.settled(&transition.field, &transition.to),
            from: all_of(&from),
            elsewhere: all_of(&elsewhere),
            to: StateView::new(&transition.to),
            event: EventView::new(entity, &transition.event()),
            guard: transition
                .guard
                .as_ref()
                .map(Name::ident)
                .unwrap_or_default(),
            keeps_input,
            has_required: inputs.iter().any(|input| input.field.tests.required),
            rest: if inputs.len() > 1 {
                format!(", ..{}_draft()", transition.name.snake())
            } else {
                String::new()
            },
            inputs,
            name: NameView::new(&transition.name),
        })
    }
}

fn all_of(values: &[&EnumValue]) -> Vec<StateView> {
    let names = values.iter().map(|value| &value.name);
    names.map(StateView::new).collect()
}

impl StateView {
    pub(crate) fn new(name: &Name) -> Self {
        Self {
            variant: name.pascal(),
            text: name.snake().to_owned(),
        }
    }
}

/// The states of a field that transitions drive.
pub(super) fn states<'m>(model: &'m Model, entity: &Entity, field: &Name) -> Option<&'m Enum> {
    match &entity.field(field)?.ty {
        FieldType::Enum(name) => model.enumeration(name),
        _ => None,
    }
}

/// What a transition does: the user's words, or what its states say.
fn doc(entity: &Entity, transition: &Transition) -> String {
    if !transition.doc.is_empty() {
        return transition.doc.clone();
    }
    let quoted = |name: &Name| format!("`{name}`");
    let from: Vec<_> = transition.from.iter().map(quoted).collect();
    let from = match from.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => from.concat(),
    };
    let action = capital(&transition.name.human());
    let human = entity.name.human();
    format!(
        "{action}: takes the {human} from {from} to `{}`.",
        transition.to
    )
}

fn machines(model: &Model, entity: &Entity, steps: &Steps<'_>) -> Vec<MachineView> {
    let driven = entity
        .fields
        .iter()
        .filter(|field| entity.drives(&field.name));
    let machines = driven.map(|field| {
        let all = states(model, entity, &field.name).into_iter();
        let all = all.flat_map(|it| &it.values);
        let mut settled: Vec<SettledView> = Vec::new();
        for value in all {
            let state = value.name.snake().to_owned();
            let changes = steps.settled(&field.name, &value.name);
            match settled.iter_mut().find(|it| it.changes == changes) {
                Some(same) => same.states.push(state),
                None if changes.is_empty() => {}
                None => settled.push(SettledView {
                    states: vec![state],
                    changes,
                }),
            }
        }
        MachineView {
            settled,
            member: field.member().snake().to_owned(),
            ident: field.member().ident(),
        }
    });
    machines.collect()
}

/// The types of the states, as paths below the value objects.
fn types(model: &Model, entity: &Entity) -> Vec<String> {
    let driven = entity
        .fields
        .iter()
        .filter(|field| entity.drives(&field.name));
    let states = driven.filter_map(|field| states(model, entity, &field.name));
    let mut types: Vec<_> = states
        .map(|it| format!("{}{}", path_prefix(it.context.as_ref()), it.name.pascal()))
        .collect();
    types.sort();
    types.dedup();
    types
}
