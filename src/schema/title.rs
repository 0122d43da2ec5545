//! What a migration is called: a word for its file and a sentence for its first line.

use super::change::{Change, ColumnChange, Difference, TableChange};
use super::table::{Column, Table};

/// More names than these are not listed.
const LISTED: usize = 3;

/// The part of the file name that says what the migration does, `add_sku_to_products`.
pub(super) fn slug(difference: &Difference) -> String {
    let words = match kind(difference) {
        Kind::Initial => "initial".to_owned(),
        Kind::Create(tables) => format!("create {}", listed(&tables)),
        Kind::Drop(tables) => format!("drop {}", listed(&tables)),
        Kind::Add(columns, table) => format!("add {} to {table}", listed(&columns)),
        Kind::Remove(columns, table) => format!("remove {} from {table}", listed(&columns)),
        Kind::Rename(old, new) => format!("rename {old} to {new}"),
        Kind::RenameColumn(old, new, table) => format!("rename {old} to {new} in {table}"),
        Kind::Change(tables) => format!("change {}", listed(&tables)),
    };
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '_'
        }
    };
    words.chars().map(plain).take(80).collect()
}

/// What the migration does, as one line of prose.
pub(super) fn sentence(difference: &Difference) -> String {
    let words = match kind(difference) {
        Kind::Initial => "Creates the first tables.".to_owned(),
        Kind::Create(tables) => format!("Creates {}.", listed(&tables)),
        Kind::Drop(tables) => format!("Drops {}.", listed(&tables)),
        Kind::Add(columns, table) => format!("Adds {} to {table}.", listed(&columns)),
        Kind::Remove(columns, table) => format!("Removes {} from {table}.", listed(&columns)),
        Kind::Rename(old, new) => format!("Renames {old} to {new}."),
        Kind::RenameColumn(old, new, table) => format!("Renames {old} to {new} in {table}."),
        Kind::Change(tables) => format!("Changes {}.", listed(&tables)),
    };
    words
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

enum Kind<'a> {
    Initial,
    Create(Vec<&'a str>),
    Drop(Vec<&'a str>),
    Add(Vec<&'a str>, &'a str),
    Remove(Vec<&'a str>, &'a str),
    Rename(&'a str, &'a str),
    RenameColumn(&'a str, &'a str, &'a str),
    Change(Vec<&'a str>),
}

fn kind(difference: &Difference) -> Kind<'_> {
    let changes = &difference.changes;
    let tables: Vec<_> = changes.iter().map(|it| it.table().name.as_str()).collect();
    if changes
        .iter()
        .all(|change| matches!(change, Change::Create(_)))
    {
        let first = difference.initial && tables.len() > 1;
        return if first {
            Kind::Initial
        } else {
            Kind::Create(tables)
        };
    }
    if changes
        .iter()
        .all(|change| matches!(change, Change::Drop(_)))
    {
        return Kind::Drop(tables);
    }
    let only = match &changes[..] {
        [Change::Alter(change)] => columns_only(change).or_else(|| renamed_column(change)),
        _ => None,
    };
    only.or_else(|| renamed_table(difference))
        .unwrap_or(Kind::Change(tables))
}

/// A change that renames one table, whatever refers to it following.
fn renamed_table(difference: &Difference) -> Option<Kind<'_>> {
    let altered: Vec<_> = difference.altered().collect();
    let renamed = |change: &&&TableChange| change.before.name != change.after.name;
    let [change] = altered.iter().filter(renamed).collect::<Vec<_>>()[..] else {
        return None;
    };
    let follows = |column: &ColumnChange| match column {
        ColumnChange::Change { after, .. } => {
            let key = after.references.as_ref();
            key.is_some_and(|key| key.table == change.after.name)
        }
        ColumnChange::Add(_) | ColumnChange::Drop(_) => false,
    };
    let all = altered.len() == difference.changes.len();
    let mut others = altered
        .iter()
        .filter(|other| other.after.name != change.after.name);
    let own = change.changed().count() == change.columns.len()
        && change
            .changed()
            .all(|(before, after, _)| before.name == after.name);
    let rest = others.all(|other| other.columns.iter().all(follows));
    (all && own && rest).then(|| Kind::Rename(&change.before.name, &change.after.name))
}

/// A change that gives one column another name.
fn renamed_column(change: &TableChange) -> Option<Kind<'_>> {
    let [ColumnChange::Change { before, after, .. }] = &change.columns[..] else {
        return None;
    };
    let renamed = before.name != after.name && change.before.name == change.after.name;
    renamed.then(|| Kind::RenameColumn(&before.name, &after.name, &change.after.name))
}

/// A change that only brings columns, or only takes them.
fn columns_only(change: &TableChange) -> Option<Kind<'_>> {
    let table: &Table = &change.after;
    let names = |pick: fn(&ColumnChange) -> Option<&Column>| {
        let columns: Option<Vec<_>> = change.columns.iter().map(pick).collect();
        let columns = columns.filter(|columns| (1..=LISTED).contains(&columns.len()));
        columns.map(|columns| columns.into_iter().map(|it| it.name.as_str()).collect())
    };
    let added = names(|column| match column {
        ColumnChange::Add(column) => Some(column),
        _ => None,
    });
    let removed = names(|column| match column {
        ColumnChange::Drop(column) => Some(column),
        _ => None,
    });
    let added = added.map(|columns| Kind::Add(columns, &table.name));
    added.or_else(|| removed.map(|columns| Kind::Remove(columns, &table.name)))
}

/// `a`, `a and b`, `a, b and c`, `a, b and 4 more`.
fn listed(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] if names.len() <= LISTED => format!("{} and {last}", most.join(", ")),
        [first, second, rest @ ..] => format!("{first}, {second} and {} more", rest.len()),
    }
}
