//! A difference as two scripts, the way there and the way back.

use super::literal::literal;
use super::rebuild;
use super::table::{column, create_index, create_table};
use crate::schema::{
    Change, Column, ColumnChange, Difference, Index, Migration, Table, TableChange, quote_ident,
    sql,
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

/// Indexes go first and come last, since their names are free only then: an index of one table
/// may take the name that an index of another had.
fn statements(difference: &Difference) -> Vec<String> {
    let altered = difference.changes.iter().filter_map(|change| match change {
        Change::Alter(change) => Some(change),
        Change::Create(_) | Change::Drop(_) => None,
    });
    let altered: Vec<_> = altered.collect();
    let rebuilt = altered.iter().any(|change| rebuild::is_needed(change));
    let deferral = (rebuilt || drops_in_a_circle(difference)).then(|| DEFER.to_owned());
    let gone = altered.iter().flat_map(|change| &change.dropped_indexes);
    let gone = gone.map(|index| format!("drop index {};", quote_ident(&index.name)));
    let tables = difference.changes.iter().flat_map(of_table);
    let come = altered
        .iter()
        .flat_map(|it| create_indexes(&it.after, &it.added_indexes));
    deferral
        .into_iter()
        .chain(gone)
        .chain(tables)
        .chain(come)
        .collect()
}

fn of_table(change: &Change) -> Vec<String> {
    match change {
        Change::Create(table) => {
            let indexes = create_indexes(table, &table.indexes);
            [create_table(table)].into_iter().chain(indexes).collect()
        }
        Change::Drop(table) => vec![format!("drop table {};", quote_ident(&table.name))],
        Change::Alter(change) => alter(change),
    }
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

/// The columns, and the indexes that went with the table and are to stay: rows of other tables
/// are found by them when the next table is made anew.
fn alter(change: &TableChange) -> Vec<String> {
    let TableChange { after, columns, .. } = change;
    if !rebuild::is_needed(change) {
        let columns = columns.iter().flat_map(|it| alter_column(after, it));
        return columns.chain(sql::compute(change)).collect();
    }
    let mut kept = after.indexes.clone();
    kept.retain(|index| !change.added_indexes.contains(index));
    let mut statements = rebuild::statements(change);
    statements.extend(sql::compute(change));
    statements.extend(create_indexes(after, &kept));
    statements
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
            let add = format!("alter table {name} add column\n{definition};");
            [add].into_iter().chain(fill(table, added)).collect()
        }
        ColumnChange::Drop(dropped) => {
            let column = quote_ident(&dropped.name);
            vec![format!("alter table {name} drop column {column};")]
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
