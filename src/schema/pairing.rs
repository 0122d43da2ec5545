//! Which table and column of a new schema is which of the old one.
//!
//! What the model says counts first: an entity or field that `was` another one is that one. Then
//! names decide, those of tables before those of entities, so that an entity that is renamed in
//! the file alone keeps its rows with `table = "…"`, and one whose table is renamed keeps them, too.

use super::table::{Column, Schema, Table};

/// For each new table, in their order, the old one that it was.
pub(super) fn tables<'s>(old: &'s Schema, new: &'s Schema) -> Vec<Option<&'s Table>> {
    let said = |table: &Table, after: &Table| after.was.contains(&table.entity);
    let named = |table: &Table, after: &Table| after.name == table.name;
    let of_entity = |table: &Table, after: &Table| after.entity == table.entity;
    pairs(&old.tables, &new.tables, &[&said, &named, &of_entity])
}

/// For each new column, in their order, the old one that it was.
pub(super) fn columns<'t>(before: &'t [Column], after: &'t [Column]) -> Vec<Option<&'t Column>> {
    let was = |old: &Column, new: &Column| new.was.contains(&old.held());
    let named = |old: &Column, new: &Column| old.name == new.name;
    pairs(before, after, &[&was, &named])
}

/// Whether an old one may be what a new one was.
type Test<'a, T> = &'a dyn Fn(&T, &T) -> bool;

/// Finds a partner for each of `new`: the tests are made one after the other, each among those of
/// `old` that are still free.
fn pairs<'s, T: PartialEq>(
    old: &'s [T],
    new: &'s [T],
    tests: &[Test<'_, T>],
) -> Vec<Option<&'s T>> {
    let mut found = vec![None; new.len()];
    let mut free = vec![true; old.len()];
    for test in tests {
        for (partner, after) in found.iter_mut().zip(new) {
            let mut candidates = old.iter().enumerate();
            if partner.is_none()
                && let Some((at, before)) = candidates.find(|(at, it)| free[*at] && test(it, after))
            {
                *partner = Some(before);
                free[at] = false;
            }
        }
    }
    found
}
