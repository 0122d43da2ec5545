//! A table made anew, for what `alter table` cannot do in SQLite.
//!
//! Foreign keys stay on: a migration runs in a transaction, where they cannot be switched off. So
//! the rows step aside into a temporary table, the table is dropped and made again under its own
//! name, and the rows come back. Until the commit, `defer_foreign_keys` lets rows of other tables
//! refer to what is not there; at the commit SQLite counts what is still missing. Tables are never
//! renamed, since SQLite would have the references of other tables follow the name.

use super::literal::literal;
use super::table::{column, create_table};
use crate::schema::{Column, ColumnChange, TableChange, quote_ident};

/// Whether the change is beyond `alter table`.
pub(super) fn is_needed(change: &TableChange) -> bool {
    let rules = !change.before.conditions().eq(change.after.conditions());
    rules
        || change.columns.iter().any(|it| match it {
            ColumnChange::Add(column) => !column.nullable,
            ColumnChange::Change { before, after } => column(before, "") != column(after, ""),
            ColumnChange::Drop(column) => column.references.is_some() || !column.nullable,
        })
}

/// The statements that make the table anew, without its indexes.
pub(super) fn statements(change: &TableChange) -> Vec<String> {
    let table = quote_ident(&change.after.name);
    let aside = format!(
        "temp.{}",
        quote_ident(&format!("{}_before", change.after.name))
    );
    let kept: Vec<_> = change
        .before
        .columns
        .iter()
        .filter(|it| is_kept(change, it))
        .collect();
    let kept = lines(kept.iter().map(|it| quote_ident(&it.name)));
    let columns = lines(change.after.columns.iter().map(|it| quote_ident(&it.name)));
    let values = lines(change.after.columns.iter().map(|it| value(change, it)));
    vec![
        format!(
            "-- SQLite cannot change these columns in place: the rows of {} step aside.\n\
             create table {aside} as\nselect\n{kept}\nfrom {table};",
            one_line(&table)
        ),
        format!("drop table {table};"),
        create_table(&change.after),
        format!("insert into {table} (\n{columns}\n)\nselect\n{values}\nfrom {aside};"),
        format!("drop table {aside};"),
    ]
}

/// What a row of the new table gets.
fn value(change: &TableChange, column: &Column) -> String {
    let name = quote_ident(&column.name);
    let fill = column.fill.as_ref().map(|fill| literal(fill, column.ty));
    match (change.before.column(&column.name), fill) {
        (Some(before), Some(fill)) if before.nullable && !column.nullable => {
            format!("coalesce({name}, {fill})")
        }
        (Some(_), _) => name,
        (None, fill) => fill.unwrap_or_else(|| "null".to_owned()),
    }
}

fn is_kept(change: &TableChange, column: &Column) -> bool {
    change.after.column(&column.name).is_some()
}

fn lines(items: impl Iterator<Item = String>) -> String {
    let items: Vec<_> = items.map(|item| format!("    {item}")).collect();
    items.join(",\n")
}

fn one_line(name: &str) -> String {
    name.replace(char::is_control, " ")
}
