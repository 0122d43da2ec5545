//! What leads from one schema to another, as data.

use super::table::{Column, Computed, Index, Table};

/// The changes that lead from one schema to another, in an order in which they can be made.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    /// Whether there were no tables before.
    pub initial: bool,
    /// The changes.
    pub changes: Vec<Change>,
}

/// A change of one table.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A new table with its indexes.
    Create(Table),
    /// A table that goes, with its rows. Only the way back has it.
    Drop(Table),
    /// A table that stays and becomes different.
    Alter(TableChange),
}

impl Change {
    /// The table that it is about.
    pub fn table(&self) -> &Table {
        match self {
            Change::Create(table) | Change::Drop(table) => table,
            Change::Alter(change) => &change.after,
        }
    }
}

/// How a table becomes different.
#[derive(Debug, Clone, PartialEq)]
pub struct TableChange {
    /// The table as it was.
    pub before: Table,
    /// The table as it will be.
    pub after: Table,
    /// What happens to its columns.
    pub columns: Vec<ColumnChange>,
    /// The indexes that go.
    pub dropped_indexes: Vec<Index>,
    /// The indexes that come.
    pub added_indexes: Vec<Index>,
}

/// What happens to a column.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnChange {
    /// It comes.
    Add(Column),
    /// It has another type, nullability or other rules.
    Change {
        /// The column as it was.
        before: Column,
        /// The column as it will be.
        after: Column,
    },
    /// It goes, with its values. Only the way back has it.
    Drop(Column),
}

impl Difference {
    /// Whether the two schemas are the same.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The way back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let back = |change: &Change| match change {
            Change::Create(table) => Change::Drop(table.clone()),
            Change::Drop(table) => Change::Create(table.clone()),
            Change::Alter(change) => Change::Alter(change.reversed()),
        };
        Self {
            initial: false,
            changes: self.changes.iter().rev().map(back).collect(),
        }
    }
}

impl TableChange {
    /// The columns that follow from something new, with the SQL that computes them.
    pub fn recomputed(&self) -> impl Iterator<Item = (&Column, &Computed)> {
        let columns = self.after.columns.iter();
        let computed = columns.filter_map(|column| Some((column, column.computed.as_deref()?)));
        computed.filter(|(column, computed)| {
            let before = self.before.column(&column.name);
            before.and_then(Column::text) != Some(&computed.text)
        })
    }

    fn reversed(&self) -> Self {
        let back = |change: &ColumnChange| match change {
            ColumnChange::Add(column) => ColumnChange::Drop(column.clone()),
            ColumnChange::Drop(column) => ColumnChange::Add(column.clone()),
            ColumnChange::Change { before, after } => ColumnChange::Change {
                before: after.clone(),
                after: before.clone(),
            },
        };
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
            columns: self.columns.iter().rev().map(back).collect(),
            dropped_indexes: self.added_indexes.clone(),
            added_indexes: self.dropped_indexes.clone(),
        }
    }
}
