//! How far rules reach, and what judging them takes.

use std::collections::BTreeSet;

use crate::expression::{Condition, Domain, Operand, Operation, Term};
use crate::model::{Entity, Model, Transition};

/// Whether a rule speaks of members, or what is computed is exact only with some of them.
pub(in crate::view) fn speaks_of_members(entity: &Entity) -> bool {
    spoken(entity).iter().any(|it| it.aggregate.is_some())
}

/// Whether a rule speaks of what a revision does not replace: members, and what no client sets.
pub(in crate::view) fn reaches(entity: &Entity) -> bool {
    let kept = |operand: &Operand| {
        let field = entity.field(&operand.field);
        operand.aggregate.is_some() || field.is_some_and(|field| field.readonly)
    };
    spoken(entity).iter().any(kept)
}

/// Whether a rule speaks of what a step changes.
pub(in crate::view) fn judges(entity: &Entity, step: &Transition) -> bool {
    let inputs = step.input.iter().map(|input| &input.name);
    let changed: Vec<_> = inputs.chain([&step.field]).collect();
    let is_changed =
        |operand: &Operand| operand.aggregate.is_none() && changed.contains(&&operand.field);
    spoken(entity).iter().any(is_changed)
}

/// Whether a rule speaks of what a step of an aggregate changes.
pub(in crate::view) fn judges_steps(entity: &Entity) -> bool {
    let mut steps = entity.transitions.iter();
    steps.any(|step| judges(entity, step))
}

/// All that rules speak of, and that has to be right for what is computed to be exact.
fn spoken(entity: &Entity) -> Vec<Operand> {
    let rules = entity
        .rules
        .iter()
        .flat_map(|rule| rule.condition.operands());
    let rules = rules.flat_map(|operand| match entity.followed(operand) {
        Some(term) => cloned(term.operands()),
        None => vec![operand.clone()],
    });
    let derived = entity.derived.iter().filter(|it| it.derivation.may_fail());
    let derived = derived.flat_map(|it| cloned(entity.expanded(it).term.operands()));
    rules.chain(derived).collect()
}

fn cloned(operands: Vec<&Operand>) -> Vec<Operand> {
    operands.into_iter().cloned().collect()
}

/// The functions of exact arithmetic that the domain needs.
pub(in crate::view) fn exact_functions(model: &Model) -> BTreeSet<&'static str> {
    let mut functions = BTreeSet::new();
    let members = model.members.iter().map(|member| &member.entity);
    for entity in model.entities.iter().chain(members) {
        let decimal = entity.derived.iter().map(|it| &it.derivation);
        for derivation in decimal.filter(|it| it.domain == Domain::Decimal) {
            needed(&derivation.term, &mut functions);
        }
        for rule in &entity.rules {
            compared(&rule.condition, &mut functions);
        }
    }
    // Both are made of it.
    if functions.contains("difference") || functions.contains("total") {
        functions.insert("sum");
    }
    functions
}

fn compared(condition: &Condition, functions: &mut BTreeSet<&'static str>) {
    match condition {
        Condition::Compare {
            domain: Domain::Decimal,
            left,
            right,
            ..
        } => {
            needed(left, functions);
            needed(right, functions);
        }
        Condition::OneOf {
            domain: Domain::Decimal,
            term,
            ..
        } => needed(term, functions),
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                compared(part, functions);
            }
        }
        _ => {}
    }
}

fn needed(term: &Term, functions: &mut BTreeSet<&'static str>) {
    match term {
        Term::Operand(operand) if operand.is_decimal_sum() => {
            functions.insert("total");
        }
        Term::Negate(of) => needed(of, functions),
        Term::Arithmetic(operation, left, right) => {
            functions.insert(match operation {
                Operation::Add => "sum",
                Operation::Subtract => "difference",
                Operation::Multiply | Operation::Divide => "product",
            });
            needed(left, functions);
            needed(right, functions);
        }
        _ => {}
    }
}
