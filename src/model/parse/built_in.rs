//! The types that dddgen brings along where the model uses them: nothing else has their names then.

use super::problems::Problems;
use super::{Declared, Placed, Read, entity::ReadEntity};
use crate::model::{ElementType, FieldType};
use crate::scalar::Scalar;

/// Refuses what is declared under the name of a type that is brought along.
pub(super) fn check(
    declared: &Declared<'_>,
    types: &Read,
    entities: &[Placed<ReadEntity>],
    problems: &mut Problems,
) {
    let fields = entities
        .iter()
        .flat_map(|placed| &placed.item.entity.fields);
    let mut of_fields = fields.map(|field| &field.ty);
    let mut of_values = types.values.iter().map(|value| value.scalar);
    let uses_currency = of_values.any(|scalar| scalar == Scalar::Currency)
        || of_fields.any(|ty| match ty {
            FieldType::Scalar(scalar) | FieldType::List(ElementType::Scalar(scalar)) => {
                *scalar == Scalar::Currency
            }
            _ => false,
        });
    if uses_currency {
        refuse("Currency", Scalar::Currency.keyword(), declared, problems);
    }
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
