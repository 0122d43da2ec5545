//! A difference as two scripts, the way there and the way back.

use super::literal::literal;
use super::rebuild::{self, DEFER};
use super::table::{column, create_index, create_table};
use crate::schema::title::{sentence, slug};
use crate::schema::{
    Change, Column, ColumnChange, Difference, Index, Migration, Table, TableChange, quote_ident,
};

/// The migration that makes a difference and the one that takes it back; none when the database
/// has nothing to do. The down script may lose data, which is why nobody runs it by accident: it
/// drops what the up script added.
pub fn migration(difference: &Difference) -> Option<Migration> {
    let back = difference.reversed();
    let (up, down) = (statements(difference), statements(&back));
    (!up.is_empty()).then(|| Migration {
        slug: slug(difference),
        up: script(&sentence(difference), &up),
        down: script(&sentence(&back), &down),
    })
}

fn script(sentence: &str, statements: &[String]) -> String {
    format!("-- {sentence}\n\n{}\n", statements.join("\n\n"))
}

fn statements(difference: &Difference) -> Vec<String> {
    let mut statements = Vec::new();
    if drops_in_a_circle(difference) {
        statements.push(DEFER.to_owned());
    }
    for change in &difference.changes {
        match change {
            Change::Create(table) => {
                statements.push(create_table(table));
                statements.extend(create_indexes(table, &table.indexes));
            }
            Change::Drop(table) => {
                statements.push(format!("drop table {};", quote_ident(&table.name)));
            }
            Change::Alter(change) => statements.extend(alter(change)),
        }
    }
    statements
}

/// Whether a table goes while rows may refer to it: its own, or those of a table that goes later.
fn drops_in_a_circle(difference: &Difference) -> bool {
    let dropped = difference.changes.iter().filter_map(|change| match change {
        Change::Drop(table) => Some(table),
        Change::Create(_) | Change::Alter(_) => None,
    });
    let dropped: Vec<_> = dropped.collect();
    dropped.iter().enumerate().any(|(at, table)| {
        let mut remaining = dropped[at..].iter();
        remaining.any(|other| other.refers_to(&table.name))
    })
}

fn alter(change: &TableChange) -> Vec<String> {
    if rebuild::is_needed(change) {
        let mut statements = rebuild::statements(change);
        statements.extend(create_indexes(&change.after, &change.after.indexes));
        return statements;
    }
    let dropped = change.dropped_indexes.iter();
    let dropped = dropped.map(|index| format!("drop index {};", quote_ident(&index.name)));
    let columns = change
        .columns
        .iter()
        .flat_map(|it| alter_column(&change.after, it));
    dropped
        .chain(columns)
        .chain(create_indexes(&change.after, &change.added_indexes))
        .collect()
}

fn create_indexes(table: &Table, indexes: &[Index]) -> Vec<String> {
    indexes
        .iter()
        .map(|index| create_index(table, index))
        .collect()
}

fn alter_column(table: &Table, change: &ColumnChange) -> Vec<String> {
    let name = quote_ident(&table.name);
    match change {
        ColumnChange::Add(added) => {
            let definition = column(added, "    ");
            let add = format!("alter table {name}\nadd column\n{definition};");
            [add].into_iter().chain(fill(table, added)).collect()
        }
        ColumnChange::Drop(dropped) => {
            let column = quote_ident(&dropped.name);
            vec![format!("alter table {name}\ndrop column {column};")]
        }
        // The words differ in the model only: an e-mail address that becomes a plain text.
        ColumnChange::Change { .. } => vec![],
    }
}

/// Gives the rows that are there a value in a new column.
fn fill(table: &Table, column: &Column) -> Option<String> {
    let value = literal(column.fill.as_ref()?, column.ty);
    let (table, column) = (quote_ident(&table.name), quote_ident(&column.name));
    Some(format!("update {table} set {column} = {value};"))
}
