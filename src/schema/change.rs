//! What leads from one schema to another, as data.

use super::conversion::{Conversion, renamed_text};
use super::keys;
use super::refusal::Refusal;
use super::table::{Column, Computed, Index, Table};
use crate::model::Literal;

/// The changes that lead from one schema to another, in an order in which they can be made.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    /// Whether there were no tables before.
    pub initial: bool,
    /// The changes.
    pub changes: Vec<Change>,
    /// The tables that stay as they are.
    pub unchanged: Vec<Table>,
    /// What stored data loses by it.
    pub losses: Vec<Refusal>,
    /// What the way there lost, for the way back.
    pub lost: Vec<Refusal>,
}

/// A change of one table.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "there are a handful of them, and each lives for a moment"
)]
pub enum Change {
    /// A new table with its indexes.
    Create(Table),
    /// A table that goes, with its rows.
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
    /// Whether values that do not fit give way; otherwise they stop the migration.
    pub lossy: bool,
}

/// What happens to a column.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "there are a handful of them, and each lives for a moment"
)]
pub enum ColumnChange {
    /// It comes.
    Add(Column),
    /// It has another name, type, nullability or other rules.
    Change {
        /// The column as it was.
        before: Column,
        /// The column as it will be.
        after: Column,
        /// How its values become those of the new type.
        conversion: Conversion,
    },
    /// It goes, with its values.
    Drop(Column),
}

impl Difference {
    /// Whether the two schemas are the same.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The changes of tables that stay.
    pub fn altered(&self) -> impl Iterator<Item = &TableChange> {
        self.changes.iter().filter_map(|change| match change {
            Change::Alter(change) => Some(change),
            Change::Create(_) | Change::Drop(_) => None,
        })
    }

    /// The tables that come.
    pub fn created(&self) -> impl Iterator<Item = &Table> {
        self.changes.iter().filter_map(|change| match change {
            Change::Create(table) => Some(table),
            Change::Alter(_) | Change::Drop(_) => None,
        })
    }

    /// The tables that go, the referenced ones before those that refer to them.
    pub fn dropped(&self) -> impl Iterator<Item = &Table> {
        self.changes.iter().rev().filter_map(|change| match change {
            Change::Drop(table) => Some(table),
            Change::Alter(_) | Change::Create(_) => None,
        })
    }

    /// What a table of before is called from now on.
    pub fn renamed<'a>(&'a self, table: &'a str) -> &'a str {
        let mut altered = self.altered();
        let found = altered.find(|change| change.before.name == table);
        found.map_or(table, |change| &change.after.name)
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
            unchanged: self.unchanged.clone(),
            losses: Vec::new(),
            lost: self.losses.clone(),
        }
    }
}

impl TableChange {
    /// The columns that follow from something new, with the SQL that computes them.
    pub fn recomputed(&self) -> impl Iterator<Item = (&Column, &Computed)> {
        let columns = self.after.columns.iter();
        let computed = columns.filter_map(|column| Some((column, column.computed.as_deref()?)));
        computed.filter(|(column, computed)| {
            let before = self.origin(column).and_then(Column::text);
            before.map(|text| self.spelled(text)).as_ref() != Some(&computed.text)
        })
    }

    /// What a new column was before.
    pub fn origin(&self, column: &Column) -> Option<&Column> {
        let changed = self.columns.iter().find_map(|change| match change {
            ColumnChange::Change { before, after, .. } if after.name == column.name => Some(before),
            _ => None,
        });
        let goes = |old: &Column| {
            self.columns.iter().any(|change| match change {
                ColumnChange::Drop(column) => column.name == old.name,
                ColumnChange::Change { before, .. } => before.name == old.name,
                ColumnChange::Add(_) => false,
            })
        };
        let kept = || self.before.column(&column.name).filter(|old| !goes(old));
        changed.or_else(kept)
    }

    /// The columns that change into others.
    pub fn changed(&self) -> impl Iterator<Item = (&Column, &Column, Conversion)> {
        self.columns.iter().filter_map(|change| match change {
            ColumnChange::Change {
                before,
                after,
                conversion,
            } => Some((before, after, *conversion)),
            ColumnChange::Add(_) | ColumnChange::Drop(_) => None,
        })
    }

    /// How a column's values became its own.
    pub(super) fn conversion(&self, column: &Column) -> Conversion {
        let mut changed = self.changed();
        let found = changed.find(|(_, after, _)| after.name == column.name);
        found.map_or(Conversion::Same, |(_, _, conversion)| conversion)
    }

    /// Whether a column is part of what is unique.
    pub(super) fn is_unique(&self, column: &Column) -> bool {
        is_unique(&self.after, column)
    }

    /// A text of before that speaks of columns and values of enums, under their names of today.
    pub(super) fn spelled(&self, text: &str) -> String {
        let wholes = self
            .changed()
            .filter(|(before, after, _)| before.part.is_none() && after.part.is_none());
        let fields = wholes.filter_map(|(before, after, _)| {
            Some((before.field.as_deref()?, after.field.as_deref()?))
        });
        let texts = self.changed().flat_map(|(before, after, _)| {
            let old = before.choices.iter().map(|choice| choice.text.as_str());
            old.map(|text| (text, renamed_text(text, after)))
        });
        let words: Vec<_> = fields
            .chain(texts)
            .filter(|(old, new)| old != new)
            .collect();
        respelled(text, &words)
    }

    fn reversed(&self) -> Self {
        let before = &self.before;
        let filled = |column: &Column| Column {
            fill: filling(before, column),
            ..column.clone()
        };
        let back = |change: &ColumnChange| match change {
            ColumnChange::Add(column) => ColumnChange::Drop(column.clone()),
            ColumnChange::Drop(column) => ColumnChange::Add(filled(column)),
            ColumnChange::Change {
                before,
                after,
                conversion,
            } => {
                let conversion = match conversion {
                    Conversion::Same | Conversion::Lost => *conversion,
                    Conversion::Exact | Conversion::Partial => {
                        Conversion::between(after.ty, before.ty)
                    }
                };
                let column = if conversion == Conversion::Lost {
                    filled(before)
                } else {
                    before.clone()
                };
                ColumnChange::Change {
                    after: called_before(&column, after),
                    before: after.clone(),
                    conversion,
                }
            }
        };
        let columns: Vec<_> = self.columns.iter().rev().map(back).collect();
        let target = |column: &Column| {
            let changed = columns.iter().find_map(|change| match change {
                ColumnChange::Add(new) | ColumnChange::Change { after: new, .. } => {
                    Some(new).filter(|new| new.name == column.name)
                }
                ColumnChange::Drop(_) => None,
            });
            changed.unwrap_or(column).clone()
        };
        Self {
            before: self.after.clone(),
            after: Table {
                columns: before.columns.iter().map(target).collect(),
                ..before.clone()
            },
            columns,
            dropped_indexes: self.added_indexes.clone(),
            added_indexes: self.dropped_indexes.clone(),
            lossy: false,
        }
    }
}

/// An old column as what a new one becomes again.
pub(super) fn called_before(old: &Column, new: &Column) -> Column {
    let mut column = old.clone();
    for choice in &mut column.choices {
        let today = renamed_text(&choice.text, new);
        choice.was = (today != choice.text).then(|| today.to_owned());
    }
    column.keys = keys::reversed(old, new);
    column
}

/// What the rows get when a column comes back whose values are lost. None of those that would
/// have to differ: there the way back ends at the first row.
fn filling(table: &Table, column: &Column) -> Option<Literal> {
    let fill = column.fill.clone();
    let placeholder = column.placeholder.clone();
    let placeholder = placeholder.filter(|_| !column.nullable && !is_unique(table, column));
    fill.or(placeholder)
}

fn is_unique(table: &Table, column: &Column) -> bool {
    let mut uniques = table.indexes.iter().filter(|index| index.unique);
    uniques.any(|index| index.columns.contains(&column.name))
}

/// A text with some of its words replaced, but for those in quotes.
fn respelled(text: &str, words: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quoted = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let end = if end == 0 { first.len_utf8() } else { end };
        let (word, after) = rest.split_at(end);
        quoted ^= word == "'";
        let new = words.iter().find(|(old, _)| !quoted && *old == word);
        out.push_str(new.map_or(word, |(_, new)| new));
        rest = after;
    }
    out
}
