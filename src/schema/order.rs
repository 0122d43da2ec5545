//! The order in which tables can be made: what is referred to comes first.

use super::table::Table;

/// Sorts the tables so that each one comes after those that it refers to, and otherwise leaves
/// their order alone.
///
/// Where references form a circle there is no such order: the first of the remaining tables goes
/// ahead. SQLite takes a reference to a table that is yet to come.
pub(super) fn by_dependency(mut waiting: Vec<Table>) -> Vec<Table> {
    let mut placed: Vec<Table> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let free = waiting.iter().position(|table| !waits(table, &waiting));
        placed.push(waiting.remove(free.unwrap_or(0)));
    }
    placed
}

fn waits(table: &Table, waiting: &[Table]) -> bool {
    let mut others = waiting.iter().filter(|other| other.name != table.name);
    others.any(|other| table.refers_to(&other.name))
}
