//! Which changes of the valid sample keep the rules, so that tests may make them.

use super::view_of;
use crate::model::examples::keeping::{Values, keep};
use crate::model::{Entity, Field, Literal};
use crate::view::field::FieldView;

/// The values of the valid sample.
pub(super) fn present(entity: &Entity) -> Values {
    sample(entity, |chosen| chosen.first())
}

fn sample(entity: &Entity, pick: fn(&Vec<Option<Literal>>) -> Option<&Option<Literal>>) -> Values {
    let chosen = entity.fields.iter().filter_map(|field| {
        let value = pick(field.chosen.as_ref()?)?;
        Some((field.name.clone(), value.clone()))
    });
    chosen.collect()
}

/// Takes from the tests of single fields those changes that would break a rule: tests change one
/// field after the other, and take one value away after the other.
pub(crate) fn settle(entity: &Entity, fields: &mut [FieldView]) {
    let present = present(entity);
    let others = sample(entity, |chosen| chosen.last());
    let (mut changed, mut emptied) = (present.clone(), present.clone());
    for field in &entity.fields {
        let Some(view) = view_of(fields, field).filter(|_| field.chosen.is_some()) else {
            continue;
        };
        let other = others.get(&field.name).cloned().flatten();
        view.tests.bound = true;
        view.tests.replaceable &= keep(entity, &with(&present, field, other.clone()));
        view.tests.changeable &=
            view.tests.replaceable && stays(entity, &mut changed, field, other);
        view.tests.clearable &=
            keep(entity, &with(&present, field, None)) && stays(entity, &mut emptied, field, None);
    }
}

/// Changes the values if they keep the rules then.
fn stays(entity: &Entity, values: &mut Values, field: &Field, value: Option<Literal>) -> bool {
    let next = with(values, field, value);
    let kept = keep(entity, &next);
    if kept {
        *values = next;
    }
    kept
}

fn with(values: &Values, field: &Field, value: Option<Literal>) -> Values {
    let mut values = values.clone();
    values.insert(field.name.clone(), value);
    values
}
