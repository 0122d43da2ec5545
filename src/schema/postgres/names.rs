//! New names for what stays as it is: tables, columns, and the constraints that are called after
//! them.

use super::migration::altered;
use crate::schema::{Table, TableChange, quote_ident};

/// The statements that rename the table, if it has another name, and its primary key.
pub(super) fn of_table(change: &TableChange) -> impl Iterator<Item = String> {
    table(change).into_iter().chain(of_key(change))
}

fn table(change: &TableChange) -> Option<String> {
    let (before, after) = (&change.before, &change.after);
    let renamed = before.name != after.name;
    renamed.then(|| altered(before, &format!("rename to {}", quote_ident(&after.name))))
}

/// The statements that rename columns.
pub(super) fn of_columns(change: &TableChange) -> impl Iterator<Item = String> {
    let renamed = change
        .changed()
        .filter(|(before, after, _)| before.name != after.name);
    renamed.map(|(before, after, _)| {
        let (old, new) = (quote_ident(&before.name), quote_ident(&after.name));
        altered(&change.after, &format!("rename column {old} to {new}"))
    })
}

/// The statement that renames the primary key, if its name follows that of the table.
fn of_key(change: &TableChange) -> Option<String> {
    let key = |table: &Table| {
        let mut columns = table.columns.iter();
        let of_one = columns.find_map(|column| column.primary_key.clone());
        of_one.or_else(|| Some(table.key.as_ref()?.name.clone()))
    };
    let (old, new) = (key(&change.before)?, key(&change.after)?);
    (old != new).then(|| of_constraint(change, &old, &new))
}

/// The statement that renames a constraint.
pub(super) fn of_constraint(change: &TableChange, old: &str, new: &str) -> String {
    let (old, new) = (quote_ident(old), quote_ident(new));
    altered(&change.after, &format!("rename constraint {old} to {new}"))
}
