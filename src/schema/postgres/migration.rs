//! A difference as two scripts, the way there and the way back.

use super::literal::literal;
use super::table::{check, column_type, create_index, create_table, definition, references, rule};
use crate::schema::{
    Change, Column, ColumnChange, Difference, ForeignKey, Index, Migration, Table, TableChange,
    quote_ident, sql,
};

/// The migration that makes a difference and the one that takes it back; none when the database
/// has nothing to do.
pub fn migration(difference: &Difference) -> Option<Migration> {
    Migration::of(difference, statements)
}

/// Indexes go first and come last, since their names are free only then: an index of one table
/// may take the name that an index of another had.
fn statements(difference: &Difference) -> Vec<String> {
    let altered = difference.changes.iter().filter_map(|change| match change {
        Change::Alter(change) => Some(change),
        Change::Create(_) | Change::Drop(_) => None,
    });
    let altered: Vec<_> = altered.collect();
    let gone = altered.iter().flat_map(|change| &change.dropped_indexes);
    let gone = gone.map(|index| format!("drop index {};", quote_ident(&index.name)));
    let come = altered
        .iter()
        .flat_map(|it| create_indexes(&it.after, &it.added_indexes));
    let created: Vec<_> = tables(difference, |change| match change {
        Change::Create(table) => Some(table),
        Change::Alter(_) | Change::Drop(_) => None,
    });
    let dropped: Vec<_> = tables(difference, |change| match change {
        Change::Drop(table) => Some(table),
        Change::Alter(_) | Change::Create(_) => None,
    });
    gone.chain(create_tables(&created))
        .chain(altered.iter().flat_map(|change| alter(change)))
        .chain(drop_tables(&dropped))
        .chain(come)
        .collect()
}

fn tables<'d>(
    difference: &'d Difference,
    pick: impl Fn(&'d Change) -> Option<&'d Table>,
) -> Vec<&'d Table> {
    difference.changes.iter().filter_map(pick).collect()
}

/// A reference in a circle leads to a table that is not there yet, and comes when it is.
fn create_tables(tables: &[&Table]) -> Vec<String> {
    let (mut statements, mut late) = (Vec::new(), Vec::new());
    for (at, table) in tables.iter().enumerate() {
        let later = |name: &str| tables[at + 1..].iter().any(|table| table.name == name);
        statements.push(create_table(table, |name| !later(name)));
        statements.extend(create_indexes(table, &table.indexes));
        let keys = keys(table).filter(|(_, key)| later(&key.table));
        late.extend(keys.map(|(column, key)| add_key(table, column, key)));
    }
    statements.extend(late);
    statements
}

/// A reference in a circle goes before the table to which it leads.
fn drop_tables(tables: &[&Table]) -> Vec<String> {
    let early = tables.iter().enumerate().flat_map(|(at, table)| {
        let earlier = move |name: &str| tables[..at].iter().any(|table| table.name == name);
        let keys = keys(table).filter(move |(_, key)| earlier(&key.table));
        keys.map(|(_, key)| drop_constraint(table, &key.name))
    });
    let drops = tables.iter();
    let drops = drops.map(|table| format!("drop table {};", quote_ident(&table.name)));
    early.chain(drops).collect()
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

fn alter(change: &TableChange) -> Vec<String> {
    let (before, after) = (&change.before, &change.after);
    let stays = |(name, condition): &(&str, &str)| {
        let mut conditions = after.conditions();
        conditions.any(|other| other == (*name, *condition))
    };
    let is_new = |(name, condition): &(&str, &str)| {
        let mut conditions = before.conditions();
        conditions.all(|other| other != (*name, *condition))
    };
    let gone = before.conditions().filter(|rule| !stays(rule));
    let gone = gone.map(|(name, _)| drop_constraint(after, name));
    let columns = change.columns.iter();
    let columns = columns.flat_map(|it| alter_column(after, it));
    let come = after.conditions().filter(is_new);
    let come =
        come.map(|(name, condition)| altered(after, &format!("add {}", rule(name, condition))));
    gone.chain(columns)
        .chain(sql::compute(change))
        .chain(come)
        .collect()
}

fn alter_column(table: &Table, change: &ColumnChange) -> Vec<String> {
    match change {
        ColumnChange::Add(added) => add_column(table, added),
        ColumnChange::Drop(dropped) => {
            let column = quote_ident(&dropped.name);
            vec![altered(table, &format!("drop column {column}"))]
        }
        ColumnChange::Change { before, after } => change_column(table, before, after),
    }
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

/// Old rules go first and new ones come last, so that neither sees what is between.
fn change_column(table: &Table, before: &Column, after: &Column) -> Vec<String> {
    let (old, new) = (rules(before), rules(after));
    let gone = old.iter().filter(|rule| !new.contains(rule));
    let mut statements: Vec<_> = gone.map(|(name, _)| drop_constraint(table, name)).collect();
    let name = quote_ident(&after.name);
    let word = column_type(after.ty);
    if column_type(before.ty) != word {
        statements.push(altered(table, &format!("alter column {name} type {word}")));
    }
    if before.nullable && !after.nullable {
        statements.extend(fill(table, after));
        statements.push(altered(table, &format!("alter column {name} set not null")));
    } else if !before.nullable && after.nullable {
        statements.push(altered(
            table,
            &format!("alter column {name} drop not null"),
        ));
    }
    let come = new.iter().filter(|rule| !old.contains(rule));
    statements.extend(come.map(|(_, sql)| altered(table, &format!("add {sql}"))));
    statements
}

/// The constraints of a column by their names.
fn rules(column: &Column) -> Vec<(&str, String)> {
    let checks = column.checks.iter();
    let checks = checks.filter_map(|it| Some((it.name.as_str(), check(column, it)?)));
    let key = column.references.iter();
    let key = key.map(|key| (key.name.as_str(), key_constraint(column, key)));
    checks.chain(key).collect()
}

/// Gives the rows without a value one.
fn fill(table: &Table, column: &Column) -> Option<String> {
    let value = literal(column.fill.as_ref()?, column.ty);
    let (table, column) = (quote_ident(&table.name), quote_ident(&column.name));
    Some(format!(
        "update {table} set {column} = {value} where {column} is null;"
    ))
}

fn add_key(table: &Table, column: &Column, key: &ForeignKey) -> String {
    altered(table, &format!("add {}", key_constraint(column, key)))
}

fn key_constraint(column: &Column, key: &ForeignKey) -> String {
    let (name, column) = (quote_ident(&key.name), quote_ident(&column.name));
    format!(
        "constraint {name} foreign key ({column}) {}",
        references(key)
    )
}

fn drop_constraint(table: &Table, name: &str) -> String {
    altered(table, &format!("drop constraint {}", quote_ident(name)))
}

fn altered(table: &Table, what: &str) -> String {
    format!("alter table {} {what};", quote_ident(&table.name))
}
