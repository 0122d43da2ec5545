//! The types that dddgen brings along where the model uses them: nothing else has their names then.

use super::composite;
use super::problems::Problems;
use super::{Declared, Placed, Read, entity::ReadEntity, short};
use crate::model::{Composite, ElementType, Field, FieldType};
use crate::naming::Name;
use crate::scalar::Scalar;

/// Refuses what is declared under the name of a type that is brought along.
pub(super) fn check(
    declared: &Declared<'_>,
    types: &Read,
    entities: &[Placed<ReadEntity>],
    problems: &mut Problems,
) {
    let parts = types.composites.iter().flat_map(|it| &it.parts);
    let mut of_fields = fields(entities).chain(parts).map(|field| &field.ty);
    let mut of_values = types.values.iter().map(|value| value.scalar);
    let uses_currency = of_values.any(|scalar| scalar == Scalar::Currency)
        || of_fields.any(|ty| match ty {
            FieldType::Scalar(scalar) | FieldType::List(ElementType::Scalar(scalar)) => {
                *scalar == Scalar::Currency
            }
            _ => false,
        });
    let money = composites(entities).next();
    if uses_currency || money.is_some() {
        refuse("Currency", Scalar::Currency.keyword(), declared, problems);
    }
    if let Some(money) = money {
        for taken in names(&money.name) {
            refuse(&taken, short::MONEY, declared, problems);
        }
        refuse("MoneyError", short::MONEY, declared, problems);
    }
}

/// The value objects of several parts that are brought along.
pub(super) fn composites(entities: &[Placed<ReadEntity>]) -> impl Iterator<Item = Composite> {
    let money = composite::money();
    let ty = composite::money_name().map(FieldType::Composite);
    let is_used = fields(entities).any(|field| Some(&field.ty) == ty.as_ref());
    money.filter(|_| is_used).into_iter()
}

/// What a value object of several parts, and what belongs to it, is called.
pub(super) fn names(name: &Name) -> impl Iterator<Item = String> {
    let name = name.pascal();
    let parts = ["", "Body", "Draft", "Response", "View"].into_iter();
    parts.map(move |part| format!("{name}{part}"))
}

/// What entities have, and what their steps and events say.
fn fields(entities: &[Placed<ReadEntity>]) -> impl Iterator<Item = &Field> {
    entities.iter().flat_map(|placed| {
        let entity = &placed.item.entity;
        let told = entity.events.iter().flat_map(|event| &event.fields);
        entity.fields.iter().chain(entity.inputs()).chain(told)
    })
}

fn refuse(taken: &str, keyword: &str, declared: &Declared<'_>, problems: &mut Problems) {
    for declaration in declared.iter() {
        if declaration.name.pascal() == taken {
            let message =
                format!("`{taken}` is the name of the type that `{keyword}` brings along");
            let hint = "choose another name";
            problems.hint(declaration.entry.span.clone(), message, hint);
        }
    }
}
