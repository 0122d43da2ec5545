//! Values of which something is computed that has too many digits.

use rust_decimal::Decimal;

use super::keeping::{Values, Whole, keep, present};
use super::slot::is_valid;
use crate::expression::evaluate::{Known, computed_value};
use crate::expression::{Operand, Type};
use crate::model::{Bounds, Derived, Entity, Literal, Model};

/// The largest values of what a field follows from, if they keep all rules and nothing but this
/// field has too many digits then.
pub fn overflowing(model: &Model, entity: &Entity, derived: &Derived) -> Option<Values> {
    let mut values: Values = entity
        .fields
        .iter()
        .map(|field| {
            (
                field.name.clone(),
                model.samples(field).into_iter().next().flatten(),
            )
        })
        .collect();
    for operand in entity.expanded(derived).term.operands() {
        if operand.aggregate.is_some() {
            return None;
        }
        let field = entity
            .field(&operand.field)
            .filter(|field| !field.readonly)?;
        let largest = largest(operand, model.rules(field).bounds);
        let valid = largest.filter(|value| is_valid(model, field, value));
        values.insert(field.name.clone(), Some(valid?));
    }
    let computed = |derived: &Derived| {
        let expanded = entity.expanded(derived);
        computed_value(&expanded, &|operand| known(&values, operand)).is_some()
    };
    let may_fail = |it: &&Derived| it.derivation.may_fail();
    let others = entity.derived.iter().filter(may_fail);
    let mut others = others.filter(|it| it.field.name != derived.field.name);
    let alone = others.all(|other| {
        let expanded = entity.expanded(other);
        let operands = expanded.term.operands();
        let is_absent = |operand: &&Operand| known(&values, operand) == Known::Absent;
        computed(other) || operands.iter().any(is_absent)
    });
    let whole = Whole {
        members: present(model, entity).members,
        own: values.clone(),
    };
    (alone && keep(model, entity, &whole) && !computed(derived)).then_some(values)
}

/// The largest value of a number.
fn largest(operand: &Operand, bounds: Bounds) -> Option<Literal> {
    match operand.ty {
        Type::Decimal => Some(Literal::Decimal(bounds.max.unwrap_or(Decimal::MAX))),
        Type::Integer(_, span) => i64::try_from(span.max).ok().map(Literal::Integer),
        _ => None,
    }
}

fn known<'a>(values: &'a Values, operand: &Operand) -> Known<'a> {
    match values.get(&operand.field) {
        None => Known::Unknown,
        Some(None) => Known::Absent,
        Some(Some(value)) => Known::Value(value),
    }
}
