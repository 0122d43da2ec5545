//! Tables made anew, for what `alter table` cannot do in SQLite.
//!
//! Foreign keys stay on: a migration runs in a transaction, where they cannot be switched off. So
//! the rows step aside into a temporary table, the table is dropped and made again, and the rows
//! come back. Until the commit, `defer_foreign_keys` lets rows of other tables refer to what is not
//! there; at the commit SQLite counts what is still missing. A table that is dropped deletes its
//! rows, and what refers to them does what its key says: rows that would be deleted with it, or
//! whose reference would be emptied, step aside as well. Tables are never renamed, since constraints
//! cannot be.

use super::literal::literal;
use super::table::column;
use super::values;
use crate::model::OnDelete;
use crate::schema::{
    Column, ColumnChange, Conversion, Difference, Table, TableChange, quote_ident,
};

/// A table made anew.
pub(super) struct Rebuild<'d> {
    pub(super) before: &'d Table,
    pub(super) after: &'d Table,
    /// None of a table that comes back as it was.
    change: Option<&'d TableChange>,
}

/// The tables that are made anew: those that change beyond `alter table`, and those whose rows
/// would suffer from it.
pub(super) fn all(difference: &Difference) -> Vec<Rebuild<'_>> {
    let altered = difference.altered().map(|change| Rebuild {
        before: &change.before,
        after: &change.after,
        change: Some(change),
    });
    let same = difference.unchanged.iter().map(|table| Rebuild {
        before: table,
        after: table,
        change: None,
    });
    let (mut rebuilt, mut others): (Vec<_>, Vec<_>) = altered
        .chain(same)
        .partition(|it| it.change.is_some_and(is_needed));
    loop {
        let goes = |name: &str| {
            rebuilt
                .iter()
                .any(|it: &Rebuild<'_>| it.before.name == name)
                || difference.dropped().any(|table| table.name == name)
        };
        let (suffer, rest): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|it| suffers(it.before, goes));
        others = rest;
        if suffer.is_empty() {
            return rebuilt;
        }
        rebuilt.extend(suffer);
    }
}

/// Whether rows of the table change when those of a table that `goes` are deleted.
fn suffers(table: &Table, goes: impl Fn(&str) -> bool) -> bool {
    let mut keys = table
        .columns
        .iter()
        .filter_map(|column| column.references.as_ref());
    keys.any(|key| key.on_delete != OnDelete::Restrict && goes(&key.table))
}

/// Whether the change is beyond `alter table`.
fn is_needed(change: &TableChange) -> bool {
    let rules = !change.before.conditions().eq(change.after.conditions());
    let renamed = change.before.name != change.after.name;
    rules || renamed || change.columns.iter().any(|it| is_beyond(change, it))
}

fn is_beyond(change: &TableChange, it: &ColumnChange) -> bool {
    match it {
        ColumnChange::Add(column) => !column.nullable,
        ColumnChange::Change {
            before,
            after,
            conversion,
        } => {
            let called = Column {
                name: after.name.clone(),
                ..before.clone()
            };
            *conversion == Conversion::Lost || column(&called, "") != column(after, "")
        }
        // A rule on the whole row may speak of it.
        ColumnChange::Drop(column) => {
            let has_rules = change.before.conditions().next().is_some();
            column.references.is_some() || !column.nullable || has_rules
        }
    }
}

impl Rebuild<'_> {
    /// The statements that let the rows step aside, under the names of the new columns, and make
    /// of their values what the new columns can hold.
    pub(super) fn aside(&self) -> Vec<String> {
        let table = quote_ident(&self.before.name);
        let aside = self.place();
        let kept = self.after.columns.iter().filter_map(|column| {
            let (old, new) = (
                quote_ident(&self.origin(column)?.name),
                quote_ident(&column.name),
            );
            Some(if old == new {
                old
            } else {
                format!("{old} as {new}")
            })
        });
        let why = match self.change.filter(|change| is_needed(change)) {
            Some(_) => "SQLite cannot change these columns in place: the rows of",
            None => "Their references would not outlive what they refer to: the rows of",
        };
        let create = format!(
            "-- {why} {} step aside.\ncreate table {aside} as\nselect\n{}\nfrom {table};",
            one_line(&table),
            lines(kept)
        );
        let changes = self.change.into_iter().flat_map(|change| {
            let columns = change.changed();
            let kept = columns.filter(|(_, _, conversion)| *conversion != Conversion::Lost);
            kept.flat_map(|(before, after, _)| values::updates(change, &aside, before, after))
        });
        [create].into_iter().chain(changes).collect()
    }

    /// The statements that bring the rows back.
    pub(super) fn back(&self) -> Vec<String> {
        let (table, aside) = (quote_ident(&self.after.name), self.place());
        let columns = self.after.columns.iter();
        let names = lines(columns.clone().map(|it| quote_ident(&it.name)));
        let values = lines(columns.map(|it| self.value(it)));
        vec![
            format!("insert into {table} (\n{names}\n)\nselect\n{values}\nfrom {aside};"),
            format!("drop table {aside};"),
        ]
    }

    /// What a row of the new table gets.
    fn value(&self, column: &Column) -> String {
        let name = quote_ident(&column.name);
        let fill = column.fill.as_ref().map(|fill| literal(fill, column.ty));
        match (self.origin(column), fill) {
            (Some(before), Some(fill)) if before.nullable && !column.nullable => {
                format!("coalesce({name}, {fill})")
            }
            (Some(_), _) => name,
            (None, _) if column.nullable && self.is_lost(column) => "null".to_owned(),
            (None, fill) => fill.unwrap_or_else(|| "null".to_owned()),
        }
    }

    /// The column that a new one has its values from.
    fn origin<'t>(&'t self, column: &'t Column) -> Option<&'t Column> {
        match self.change {
            Some(change) => change.origin(column).filter(|_| !self.is_lost(column)),
            None => Some(column),
        }
    }

    fn is_lost(&self, column: &Column) -> bool {
        let lost = |change: &TableChange| change.conversion(column) == Conversion::Lost;
        self.change.is_some_and(lost)
    }

    fn place(&self) -> String {
        let name = format!("{}_before", self.before.name);
        format!("temp.{}", quote_ident(&name))
    }
}

fn lines(items: impl Iterator<Item = String>) -> String {
    let items: Vec<_> = items.map(|item| format!("    {item}")).collect();
    items.join(",\n")
}

fn one_line(name: &str) -> String {
    name.replace(char::is_control, " ")
}
