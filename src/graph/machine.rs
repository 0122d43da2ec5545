//! The state machines of a model: one for each field that transitions drive.

use super::{Machine, Step};
use crate::model::{Entity, Field, FieldType, Literal, Model, Transition};
use crate::naming::Name;

/// The machines of an aggregate, in the order of its fields.
pub(super) fn of<'m>(model: &'m Model, entity: &'m Entity) -> impl Iterator<Item = Machine> + 'm {
    let driven = entity.fields.iter();
    let driven = driven.filter(|field| entity.drives(&field.name));
    driven.filter_map(|field| machine(model, entity, field))
}

fn machine(model: &Model, entity: &Entity, field: &Field) -> Option<Machine> {
    let (FieldType::Enum(name), Some(Literal::Text(initial))) = (&field.ty, &field.default) else {
        return None;
    };
    let states = model.enumeration(name)?.values.iter();
    let steps = entity.transitions.iter();
    let steps = steps.filter(|step| step.field == field.name);
    Some(Machine {
        title: format!("{}.{}", entity.name.pascal(), field.name),
        initial: initial.clone(),
        states: states.map(|value| shown(&value.name)).collect(),
        steps: steps.flat_map(steps_of).collect(),
    })
}

/// A transition from each of its states.
fn steps_of(transition: &Transition) -> impl Iterator<Item = Step> {
    let label = match &transition.guard {
        Some(guard) => format!("{} [{guard}]", transition.name),
        None => transition.name.to_string(),
    };
    transition.from.iter().map(move |state| Step {
        from: shown(state),
        to: shown(&transition.to),
        label: label.clone(),
    })
}

fn shown(name: &Name) -> String {
    name.snake().to_owned()
}

#[cfg(test)]
mod tests {
    use crate::graph::Graph;
    use crate::model::parse;

    #[test]
    fn a_machine_has_a_step_for_each_state_that_a_transition_starts_from() {
        let model = "[service]\nname = 'shop'\n[enums.S]\nvalues = ['open', 'held', 'shut']\n\
                     [entities.Door]\nfields = { n = 'int', s = 'S:default=open' }\n\
                     [entities.Door.transitions]\n\
                     hold = { field = 's', from = ['open'], to = 'held' }\n\
                     close = { field = 's', from = ['open', 'held'], to = 'shut', when = 'is_free' }\n";
        let graph = Graph::of(&parse(model).expect("a model"));
        let [machine] = graph.machines.as_slice() else {
            panic!("{graph:?}");
        };
        assert_eq!(
            (machine.title.as_str(), machine.initial.as_str()),
            ("Door.s", "open")
        );
        let steps = machine.steps.iter();
        let steps: Vec<_> = steps
            .map(|step| (step.from.as_str(), step.label.as_str(), step.to.as_str()))
            .collect();
        let expected = [
            ("open", "hold", "held"),
            ("open", "close [is_free]", "shut"),
            ("held", "close [is_free]", "shut"),
        ];
        assert_eq!(steps, expected);
        assert_eq!(machine.finals().collect::<Vec<_>>(), ["shut"]);
    }
}
