//! A difference as two scripts, the way there and the way back.

use std::collections::BTreeSet;

use super::guard::guard;
use super::literal::literal;
use super::rebuild::{self, Rebuild};
use super::table::{column, create_index, create_table};
use super::values;
use crate::schema::order::by_dependency;
use crate::schema::{
    Column, ColumnChange, Difference, Index, Migration, Table, TableChange, quote_ident, sql,
};

/// Holds until the end of the transaction.
const DEFER: &str = "-- References are checked at the commit, not while a table is away.\n\
                     pragma defer_foreign_keys = on;";

/// The migration that makes a difference and the one that takes it back; none when the database
/// has nothing to do. The down script may lose data, which is why nobody runs it by accident: it
/// drops what the up script added.
pub fn migration(difference: &Difference) -> Option<Migration> {
    Migration::of(difference, statements)
}

/// Tables that are made anew step aside before any table goes: a row that goes with its table
/// would take those along that refer to it. Indexes go first and come last, since their names are
/// free only then: an index of one table may take the name that an index of another had.
fn statements(difference: &Difference) -> Vec<String> {
    let rebuilt = rebuild::all(difference);
    let names: BTreeSet<_> = rebuilt.iter().map(|it| it.before.name.as_str()).collect();
    let stays = |change: &&TableChange| !names.contains(change.before.name.as_str());
    let deferral = (!rebuilt.is_empty() || drops_in_a_circle(difference)).then(|| DEFER.to_owned());
    let gone = difference
        .altered()
        .filter(stays)
        .flat_map(|it| &it.dropped_indexes);
    let gone = gone.map(|index| format!("drop index {};", quote_ident(&index.name)));
    let aside = rebuilt.iter().flat_map(Rebuild::aside);
    let away = rebuilt
        .iter()
        .map(|it| it.before)
        .chain(difference.dropped());
    let away = by_dependency(away.cloned().collect());
    let away = away
        .iter()
        .rev()
        .map(|it| format!("drop table {};", quote_ident(&it.name)));
    let altered = difference.altered().filter(stays).flat_map(alter);
    let computed = sql::compute(difference);
    let whole = rebuilt
        .iter()
        .flat_map(|it| create_indexes(it.after, &it.after.indexes));
    let added = difference.altered().filter(stays);
    let added = added.flat_map(|it| create_indexes(&it.after, &it.added_indexes));
    guard(difference, &rebuilt)
        .into_iter()
        .chain(deferral)
        .chain(gone)
        .chain(aside)
        .chain(away.collect::<Vec<_>>())
        .chain(create_tables(difference, &rebuilt))
        .chain(altered)
        .chain(computed)
        .chain(whole)
        .chain(added)
        .collect()
}

/// New tables with their indexes, and those that are made anew, in an order in which each comes
/// after those that it refers to; then the rows come back.
fn create_tables(difference: &Difference, rebuilt: &[Rebuild<'_>]) -> Vec<String> {
    let tables = rebuilt
        .iter()
        .map(|it| it.after)
        .chain(difference.created());
    let tables = by_dependency(tables.cloned().collect());
    let anew = |table: &Table| rebuilt.iter().find(|it| it.after.name == table.name);
    let create = |table: &Table| {
        let is_new = anew(table).is_none();
        let indexes = is_new.then(|| create_indexes(table, &table.indexes));
        [create_table(table)]
            .into_iter()
            .chain(indexes.into_iter().flatten())
    };
    let back = tables.iter().filter_map(anew).flat_map(Rebuild::back);
    tables.iter().flat_map(create).chain(back).collect()
}

/// Whether a table goes while rows may refer to it: its own, or those of a table that goes later.
fn drops_in_a_circle(difference: &Difference) -> bool {
    let dropped = by_dependency(difference.dropped().cloned().collect());
    dropped.iter().enumerate().any(|(at, table)| {
        let mut earlier = dropped[..=at].iter();
        earlier.any(|other| other.refers_to(&table.name))
    })
}

/// What `alter table` can do.
fn alter(change: &TableChange) -> Vec<String> {
    let columns = change.columns.iter();
    let gone = columns.clone().filter_map(|it| match it {
        ColumnChange::Drop(column) => Some(drop_column(&change.after, column)),
        ColumnChange::Add(_) | ColumnChange::Change { .. } => None,
    });
    let changed = change.changed().flat_map(|(before, after, _)| {
        let renamed =
            (before.name != after.name).then(|| rename_column(&change.after, before, after));
        let table = quote_ident(&change.after.name);
        renamed
            .into_iter()
            .chain(values::updates(change, &table, before, after))
    });
    let come = columns.filter_map(|it| match it {
        ColumnChange::Add(column) => Some(add_column(&change.after, column)),
        ColumnChange::Drop(_) | ColumnChange::Change { .. } => None,
    });
    gone.chain(changed).chain(come.flatten()).collect()
}

fn create_indexes(table: &Table, indexes: &[Index]) -> Vec<String> {
    indexes
        .iter()
        .map(|index| create_index(table, index))
        .collect()
}

fn drop_column(table: &Table, dropped: &Column) -> String {
    let (table, column) = (quote_ident(&table.name), quote_ident(&dropped.name));
    format!("alter table {table} drop column {column};")
}

fn rename_column(table: &Table, before: &Column, after: &Column) -> String {
    let table = quote_ident(&table.name);
    let (before, after) = (quote_ident(&before.name), quote_ident(&after.name));
    format!("alter table {table} rename column {before} to {after};")
}

fn add_column(table: &Table, added: &Column) -> Vec<String> {
    let definition = column(added, "    ");
    let name = quote_ident(&table.name);
    let add = format!("alter table {name} add column\n{definition};");
    [add].into_iter().chain(fill(table, added)).collect()
}

/// Gives the rows that are there a value in a new column.
fn fill(table: &Table, column: &Column) -> Option<String> {
    let value = literal(column.fill.as_ref()?, column.ty);
    let (table, column) = (quote_ident(&table.name), quote_ident(&column.name));
    Some(format!("update {table} set {column} = {value};"))
}
