//! The tables that hold lists of references: what they and their columns are called.

use std::ops::Range;

use super::Placed;
use super::entity::ReadEntity;
use super::problems::Problems;
use crate::model::{Entity, Field};

/// Tables that start so belong to the database.
const RESERVED: [&str; 2] = ["sqlite_", "pg_"];

/// Refuses lists of references whose table, or whose columns, would have a name that is taken.
pub(super) fn check(entities: &[Placed<ReadEntity>], problems: &mut Problems) {
    let mut taken: Vec<(String, String)> = entities
        .iter()
        .map(|placed| &placed.item.entity)
        .map(|entity| (entity.table.clone(), entity.name.pascal()))
        .collect();
    for (entity, field, span) in lists(entities) {
        let shown = format!("{}.{}", entity.name.pascal(), field.name);
        check_columns(entity, field, span, problems);
        let table = entity.join_table(field);
        if let Some(prefix) = RESERVED.iter().find(|it| table.starts_with(*it)) {
            let message = format!("tables that start with `{prefix}` belong to the database");
            problems.hint(span.clone(), message, "rename the entity");
        }
        if let Some((_, first)) = taken.iter().find(|(name, _)| *name == table) {
            let message = format!("`{first}` and `{shown}` have the same table, `{table}`");
            let hint = "rename the field, or give the entity another `table`";
            problems.hint(span.clone(), message, hint);
        }
        taken.push((table, shown));
    }
}

/// The fields of roots that are lists of references, with their places.
fn lists(
    entities: &[Placed<ReadEntity>],
) -> impl Iterator<Item = (&Entity, &Field, &Range<usize>)> {
    let roots = entities.iter().map(|placed| &placed.item);
    let roots = roots.filter(|read| read.membership.is_none());
    let fields = roots.flat_map(|read| {
        let fields = read.entity.fields.iter().zip(&read.places);
        fields.map(|(field, span)| (&read.entity, field, span))
    });
    fields.filter(|(_, field, _)| field.refers_to_many())
}

fn check_columns(entity: &Entity, field: &Field, span: &Range<usize>, problems: &mut Problems) {
    let (back, one) = (entity.name.reference(), field.one());
    if back == one {
        let message = format!(
            "`{one}` is how an entry of the list knows its `{}`",
            entity.name.pascal()
        );
        let hint = "call the field by what the others are to it, `related` or `parts`";
        problems.hint(span.clone(), message, hint);
    }
}
