//! A difference as two scripts, the way there and the way back.

use super::column;
use super::literal::literal;
use super::names;
use super::table::{create_index, create_table, definition, rule};
use crate::schema::order::by_dependency;
use crate::schema::{
    Column, ColumnChange, Difference, ForeignKey, Index, Migration, Table, TableChange,
    quote_ident, sql,
};

/// The migration that makes a difference and the one that takes it back; none when the database
/// has nothing to do.
pub fn migration(difference: &Difference) -> Option<Migration> {
    Migration::of(difference, statements)
}

/// What goes makes room for the names of what comes: indexes go first and come last, and tables
/// that go do so before one is renamed or made.
fn statements(difference: &Difference) -> Vec<String> {
    let gone = difference
        .altered()
        .flat_map(|change| &change.dropped_indexes);
    let gone = gone.map(|index| format!("drop index {};", quote_ident(&index.name)));
    let come = difference.altered();
    let come = come.flat_map(|it| create_indexes(&it.after, &it.added_indexes));
    let created: Vec<_> = difference.created().collect();
    gone.chain(drop_tables(difference))
        .chain(difference.altered().flat_map(names::of_table))
        .chain(create_tables(&created))
        .chain(
            difference
                .altered()
                .flat_map(|change| alter(difference, change)),
        )
        .chain(sql::compute(difference))
        .chain(difference.altered().flat_map(new_rules))
        .chain(come)
        .collect()
}

/// A reference in a circle leads to a table that is not there yet, and comes when it is.
fn create_tables(tables: &[&Table]) -> Vec<String> {
    let (mut statements, mut late) = (Vec::new(), Vec::new());
    for (at, table) in tables.iter().enumerate() {
        let later = |name: &str| tables[at + 1..].iter().any(|table| table.name == name);
        statements.push(create_table(table, |name| !later(name)));
        statements.extend(create_indexes(table, &table.indexes));
        let keys = keys(table).filter(|(_, key)| later(&key.table));
        late.extend(keys.map(|(column, key)| column::add_key(table, column, key)));
    }
    statements.extend(late);
    statements
}

/// A reference in a circle, or from a table that stays, goes before the table to which it leads.
fn drop_tables(difference: &Difference) -> Vec<String> {
    let tables = by_dependency(difference.dropped().cloned().collect());
    let goes = |key: &ForeignKey| tables.iter().any(|table| table.name == key.table);
    let stay = difference.altered().flat_map(|change| {
        let keys = keys(&change.before).filter(|(_, key)| goes(key));
        keys.map(|(_, key)| drop_constraint(&change.before, &key.name))
    });
    let circles = tables.iter().enumerate().rev().flat_map(|(at, table)| {
        let later = tables[at + 1..].iter().map(|table| &table.name);
        let later: Vec<_> = later.collect();
        let keys = keys(table).filter(move |(_, key)| later.contains(&&key.table));
        keys.map(|(_, key)| drop_constraint(table, &key.name))
    });
    let drops = tables.iter().rev();
    let drops = drops.map(|table| format!("drop table {};", quote_ident(&table.name)));
    stay.chain(circles).chain(drops).collect()
}

fn keys(table: &Table) -> impl Iterator<Item = (&Column, &ForeignKey)> {
    let columns = table.columns.iter();
    columns.filter_map(|column| Some((column, column.references.as_ref()?)))
}

fn create_indexes(table: &Table, indexes: &[Index]) -> Vec<String> {
    indexes
        .iter()
        .map(|index| create_index(table, index))
        .collect()
}

fn alter(difference: &Difference, change: &TableChange) -> Vec<String> {
    let (before, after) = (&change.before, &change.after);
    let stays = |(name, condition): &(&str, &str)| {
        let mut conditions = after.conditions();
        conditions.any(|other| other == (*name, *condition))
    };
    let gone = before.conditions().filter(|rule| !stays(rule));
    let gone = gone.map(|(name, _)| drop_constraint(after, name));
    let dropped = change.columns.iter().filter_map(|it| match it {
        ColumnChange::Drop(column) => {
            let column = quote_ident(&column.name);
            Some(altered(after, &format!("drop column {column}")))
        }
        ColumnChange::Add(_) | ColumnChange::Change { .. } => None,
    });
    let added = change.columns.iter().filter_map(|it| match it {
        ColumnChange::Add(column) => Some(add_column(after, column)),
        ColumnChange::Drop(_) | ColumnChange::Change { .. } => None,
    });
    gone.chain(dropped)
        .chain(names::of_columns(change))
        .chain(column::changes(difference, change))
        .chain(added.flatten())
        .collect()
}

/// The rules that rows are judged by once all of their values are there.
fn new_rules(change: &TableChange) -> impl Iterator<Item = String> {
    let (before, after) = (&change.before, &change.after);
    let is_new = |(name, condition): &(&str, &str)| {
        let mut conditions = before.conditions();
        conditions.all(|other| other != (*name, *condition))
    };
    let come = after.conditions().filter(is_new);
    come.map(|(name, condition)| altered(after, &format!("add {}", rule(name, condition))))
}

/// The rows that are there get a default, which then goes: a row that is inserted states every
/// value.
fn add_column(table: &Table, column: &Column) -> Vec<String> {
    let fill = column.fill.as_ref().map(|fill| literal(fill, column.ty));
    let default = fill.as_ref().map(|fill| format!(" default {fill}"));
    let default = default.unwrap_or_default();
    let definition = definition(column, column.references.as_ref(), "    ", &default);
    let add = altered(table, &format!("add column\n{definition}"));
    let name = quote_ident(&column.name);
    let settle = fill.map(|_| altered(table, &format!("alter column {name} drop default")));
    [add].into_iter().chain(settle).collect()
}

pub(super) fn drop_constraint(table: &Table, name: &str) -> String {
    altered(table, &format!("drop constraint {}", quote_ident(name)))
}

pub(super) fn altered(table: &Table, what: &str) -> String {
    format!("alter table {} {what};", quote_ident(&table.name))
}
