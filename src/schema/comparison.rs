//! The difference of two schemas.

use super::change::{Change, ColumnChange, Difference, TableChange};
use super::conversion::{Conversion, broken, gone_choices, replacement};
use super::keys;
use super::order::by_dependency;
use super::pairing;
use super::refusal::{Instead, Reason, Refusal};
use super::table::{Column, Computed, Index, RowRule, Rule, Schema, Table};

/// Whether stored data may be lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Losses {
    /// A change that would lose any is refused.
    Refused,
    /// What is lost is said, and lost.
    Allowed,
}

/// What leads from `old` to `new`, or everything that stands in the way.
///
/// # Errors
///
/// All changes that stored rows cannot follow, and those that would lose data unless that is
/// allowed.
pub fn difference(old: &Schema, new: &Schema, losses: Losses) -> Result<Difference, Vec<Refusal>> {
    let pairs = pairing::tables(old, new);
    let renamed = |name: &str| -> String {
        let mut both = pairs.iter().zip(&new.tables);
        let found = both.find(|(before, _)| before.is_some_and(|it| it.name == name));
        found.map_or(name, |(_, after)| &after.name).to_owned()
    };
    let gone = old
        .tables
        .iter()
        .filter(|table| !pairs.contains(&Some(table)));
    let gone: Vec<_> = gone.cloned().collect();
    let mut found: Vec<_> = gone.iter().map(Refusal::of_table).collect();
    let mut difference = Difference {
        initial: old.tables.is_empty(),
        ..Difference::default()
    };
    let mut altered = Vec::new();
    for (before, after) in pairs.iter().zip(&new.tables) {
        let Some(before) = before else {
            difference.changes.push(Change::Create(after.clone()));
            continue;
        };
        let comparison = Comparison {
            before,
            after,
            renamed: &renamed,
        };
        let change = comparison.change(losses);
        found.extend(refused(&change, &comparison, old));
        if change.is_empty() {
            difference.unchanged.push(after.clone());
        } else {
            altered.push(Change::Alter(change));
        }
    }
    difference.changes.append(&mut altered);
    let gone = by_dependency(gone).into_iter().rev();
    difference.changes.extend(gone.map(Change::Drop));
    let (lost, impossible): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|it| it.reason.is_loss());
    if impossible.is_empty() && (lost.is_empty() || losses == Losses::Allowed) {
        difference.losses = lost;
        return Ok(difference);
    }
    Err(match losses {
        Losses::Refused => lost.into_iter().chain(impossible).collect(),
        Losses::Allowed => impossible,
    })
}

/// Two tables, and what the tables of before are called from now on.
struct Comparison<'a> {
    before: &'a Table,
    after: &'a Table,
    renamed: &'a dyn Fn(&str) -> String,
}

impl Comparison<'_> {
    fn change(&self, losses: Losses) -> TableChange {
        let (before, after) = (self.before, self.after);
        let changes = changes(&before.columns, &after.columns, |old, new| {
            if self.has_same_target(old, new) {
                Conversion::between(old.ty, new.ty)
            } else {
                Conversion::Lost
            }
        });
        TableChange {
            before: before.clone(),
            after: after.clone(),
            columns: changes,
            dropped_indexes: missing(&before.indexes, &after.indexes),
            added_indexes: missing(&after.indexes, &before.indexes),
            lossy: losses == Losses::Allowed,
        }
    }

    /// Whether ids of the one are ids of the other.
    fn has_same_target(&self, before: &Column, after: &Column) -> bool {
        let old = before
            .references
            .as_ref()
            .map(|key| (self.renamed)(&key.table));
        let new = after.references.as_ref().map(|key| key.table.clone());
        old == new
    }
}

/// What makes the new columns of the old ones: first what goes, then the others in their order.
pub(super) fn changes(
    before: &[Column],
    after: &[Column],
    conversion: impl Fn(&Column, &Column) -> Conversion,
) -> Vec<ColumnChange> {
    let pairs = pairing::columns(before, after);
    let dropped = before.iter().filter(|old| !pairs.contains(&Some(old)));
    let dropped = dropped.cloned().map(ColumnChange::Drop);
    let others = pairs.iter().zip(after);
    let others = others.filter_map(|(old, new)| match old {
        None => Some(ColumnChange::Add(new.clone())),
        Some(old) if old.is_same(new) => None,
        Some(old) => Some(ColumnChange::Change {
            before: (*old).clone(),
            after: new.clone(),
            conversion: conversion(old, new),
        }),
    });
    dropped.chain(others).collect()
}

fn missing(of: &[Index], in_others: &[Index]) -> Vec<Index> {
    let absent = of.iter().filter(|index| !in_others.contains(index));
    absent.cloned().collect()
}

impl TableChange {
    fn is_empty(&self) -> bool {
        let same_rules = self.before.conditions().eq(self.after.conditions());
        let same_indexes = self.dropped_indexes.is_empty() && self.added_indexes.is_empty();
        let same_name = self.before.name == self.after.name;
        let same_values = self.recomputed().next().is_none();
        self.columns.is_empty() && same_indexes && same_rules && same_name && same_values
    }
}

fn refused(change: &TableChange, tables: &Comparison<'_>, old: &Schema) -> Vec<Refusal> {
    let mut found: Vec<_> = change
        .columns
        .iter()
        .flat_map(|column| match column {
            ColumnChange::Drop(column) => vec![Refusal::of_column(
                &change.before,
                column,
                Reason::DropsColumn,
            )],
            ColumnChange::Add(column) => {
                let reason = refused_addition(change, column);
                let refusal = reason.map(|it| Refusal::of_column(&change.after, column, it));
                refusal.into_iter().collect()
            }
            ColumnChange::Change {
                before,
                after,
                conversion,
            } => {
                let retargeted = !tables.has_same_target(before, after);
                refused_change(change, [before, after], *conversion, retargeted)
            }
        })
        .collect();
    found.extend(unchecked(change));
    found.extend(uncomputed(change, old));
    found
}

/// What the database cannot compute for the rows that are there.
fn uncomputed(change: &TableChange, old: &Schema) -> impl Iterator<Item = Refusal> {
    let is_new = |table: &String| old.table(table).is_none();
    // Of members that are new there are none yet, which the column is filled for.
    let is_filled = move |it: &Computed| it.is_of_members && it.members.iter().all(is_new);
    let silent = change
        .recomputed()
        .filter(move |(_, it)| it.expression.is_none() && !is_filled(it));
    silent.map(|(column, _)| Refusal::of_column(&change.after, column, Reason::Uncomputed))
}

/// New rules that the database cannot say: it cannot look whether stored rows keep them either.
fn unchecked(change: &TableChange) -> impl Iterator<Item = Refusal> {
    let silent = change
        .after
        .rules
        .iter()
        .filter(|rule| rule.condition.is_none());
    let is_old = |rule: &RowRule| {
        change
            .before
            .rules
            .iter()
            .any(|old| old.condition.is_none() && change.spelled(&old.text) == rule.text)
    };
    let new = silent.filter(move |rule| !is_old(rule));
    new.map(|rule| Refusal::of_rule(&change.after, rule))
}

fn refused_addition(change: &TableChange, column: &Column) -> Option<Reason> {
    if column.fill.is_none() {
        return (!column.nullable).then_some(Reason::NoDefault);
    }
    let is_filled = |name: &String| {
        let column = change.after.column(name);
        column.is_some_and(|column| change.origin(column).is_none() && column.fill.is_some())
    };
    let mut shared = change.added_indexes.iter().filter(|index| {
        index.unique && index.columns.contains(&column.name) && index.columns.iter().all(is_filled)
    });
    shared.next().map(|_| Reason::SharedDefault)
}

fn refused_change(
    change: &TableChange,
    [before, after]: [&Column; 2],
    conversion: Conversion,
    retargeted: bool,
) -> Vec<Refusal> {
    let of = |reason| Refusal::of_column(&change.after, after, reason);
    let instead = replacement(after, change.is_unique(after));
    if conversion == Conversion::Lost {
        let reason = if retargeted {
            Reason::ChangesReference
        } else {
            Reason::ChangesType
        };
        let impossible = change.lossy && instead == Instead::Stop;
        return vec![if impossible {
            of(Reason::NoDefault)
        } else {
            Refusal {
                instead,
                ..of(reason)
            }
        }];
    }
    let mut found = narrowed([before, after], conversion, &instead, &of);
    found.extend(refused_keys(change, before, after));
    found
}

/// What is lost of the parts of documents.
fn refused_keys(change: &TableChange, before: &Column, after: &Column) -> Vec<Refusal> {
    let changes = keys::changes(before, after).into_iter();
    let refused = changes.flat_map(|it| {
        let of = |key: &Column, reason| Refusal::of_key(&change.after, after, key, reason);
        match &it {
            ColumnChange::Drop(key) => vec![of(key, Reason::DropsColumn)],
            ColumnChange::Add(key) if key.nullable || key.fill.is_some() => Vec::new(),
            ColumnChange::Add(key) => vec![of(key, Reason::NoDefault)],
            ColumnChange::Change {
                before: old,
                after: key,
                conversion,
            } => {
                let instead = replacement(key, false);
                let of = |reason| of(key, reason);
                match (*conversion, &instead) {
                    (Conversion::Lost, Instead::Stop) if change.lossy => {
                        vec![of(Reason::NoDefault)]
                    }
                    (Conversion::Lost, _) => vec![Refusal {
                        instead,
                        ..of(Reason::ChangesType)
                    }],
                    (conversion, _) => narrowed([old, key], conversion, &instead, &of),
                }
            }
        }
    });
    refused.collect()
}

/// What is lost of values that keep their type.
fn narrowed(
    [before, after]: [&Column; 2],
    conversion: Conversion,
    instead: &Instead,
    of: &dyn Fn(Reason) -> Refusal,
) -> Vec<Refusal> {
    let lost = |reason| Refusal {
        instead: instead.clone(),
        ..of(reason)
    };
    let mut found = Vec::new();
    if conversion == Conversion::Partial {
        found.push(lost(Reason::ShrinksType));
    }
    let gone = gone_choices(before, after);
    let rules: Vec<_> = broken(before, after).collect();
    let was_free =
        before.choices.is_empty() && rules.iter().any(|rule| matches!(rule, Rule::OneOf(_)));
    if !gone.is_empty() || was_free {
        let values = gone.into_iter().map(str::to_owned).collect();
        found.push(Refusal {
            values,
            ..lost(Reason::Excludes)
        });
    } else if !rules.is_empty() {
        found.push(lost(Reason::Narrows));
    }
    if before.nullable && !after.nullable && after.fill.is_none() {
        found.push(of(Reason::NoDefault));
    }
    found
}
