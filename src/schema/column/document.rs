//! The columns that hold values of several parts as a whole.

use serde_json::{Map, Value};

use super::whole;
use crate::model::{Entity, Field, Literal, Model};
use crate::schema::constant;
use crate::schema::table::{Check, Column};

/// The column that holds all parts of a field.
pub(super) fn document(model: &Model, entity: &Entity, field: &Field) -> Column {
    let parts = model.parts(field);
    let keys: Vec<_> = parts.iter().map(|part| key(model, entity, part)).collect();
    let fill = of_keys(&keys, |key| key.fill.as_ref());
    Column {
        fill: fill.filter(|_| field.has_default()),
        placeholder: of_keys(&keys, |key| key.fill.as_ref().or(key.placeholder.as_ref())),
        keys,
        ..whole(model, entity, field)
    }
}

/// A part of a document. Its rules are called as they are: the database does not have them.
fn key(model: &Model, entity: &Entity, part: &Field) -> Column {
    let column = whole(model, entity, part);
    let checks = column.checks.into_iter().map(|check| Check {
        name: check.rule.keyword().to_owned(),
        ..check
    });
    Column {
        checks: checks.collect(),
        ..column
    }
}

/// The document whose parts have these values; none if one is missing that has to be there.
fn of_keys<'k>(
    keys: &'k [Column],
    value: impl Fn(&'k Column) -> Option<&'k Literal>,
) -> Option<Literal> {
    let entries = keys.iter().map(|key| {
        let value = value(key);
        let known = value.is_some() || key.nullable;
        let json = value.map_or(Value::Null, |it| constant::of_key(it, key));
        known.then(|| (key.name.clone(), json))
    });
    let entries: Option<Map<_, _>> = entries.collect();
    entries.map(|it| Literal::Json(it.into()))
}
