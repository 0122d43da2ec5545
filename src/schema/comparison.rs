//! The difference of two schemas.

use super::change::{Change, ColumnChange, Difference, TableChange};
use super::refusal::{Reason, Refusal};
use super::table::{Column, ColumnType, Index, Rule, Schema, Table};
use crate::model::Bounds;
use crate::scalar::Scalar;

/// What leads from `old` to `new`, or everything that stands in the way.
///
/// Tables and columns are known by their names: a new name is one thing dropped and another added.
///
/// # Errors
///
/// All changes that would lose data or that stored rows cannot follow.
pub fn difference(old: &Schema, new: &Schema) -> Result<Difference, Vec<Refusal>> {
    let gone = old
        .tables
        .iter()
        .filter(|table| new.table(&table.name).is_none());
    let mut refusals: Vec<_> = gone.map(Refusal::of_table).collect();
    let (mut changes, mut altered) = (Vec::new(), Vec::new());
    for after in &new.tables {
        let Some(before) = old.table(&after.name) else {
            changes.push(Change::Create(after.clone()));
            continue;
        };
        let change = compare(before, after);
        refusals.extend(refused(&change));
        if !change.is_empty() {
            altered.push(Change::Alter(change));
        }
    }
    changes.append(&mut altered);
    if refusals.is_empty() {
        let initial = old.tables.is_empty();
        Ok(Difference { initial, changes })
    } else {
        Err(refusals)
    }
}

fn compare(before: &Table, after: &Table) -> TableChange {
    let dropped = before
        .columns
        .iter()
        .filter(|old| after.column(&old.name).is_none());
    let dropped = dropped.cloned().map(ColumnChange::Drop);
    let others = after
        .columns
        .iter()
        .filter_map(|new| match before.column(&new.name) {
            None => Some(ColumnChange::Add(new.clone())),
            Some(old) if old.is_same(new) => None,
            Some(old) => Some(ColumnChange::Change {
                before: old.clone(),
                after: new.clone(),
            }),
        });
    TableChange {
        before: before.clone(),
        after: after.clone(),
        columns: dropped.chain(others).collect(),
        dropped_indexes: missing(&before.indexes, &after.indexes),
        added_indexes: missing(&after.indexes, &before.indexes),
    }
}

fn missing(of: &[Index], in_others: &[Index]) -> Vec<Index> {
    let absent = of.iter().filter(|index| !in_others.contains(index));
    absent.cloned().collect()
}

impl TableChange {
    fn is_empty(&self) -> bool {
        let same_rules = self.before.conditions().eq(self.after.conditions());
        let same_indexes = self.dropped_indexes.is_empty() && self.added_indexes.is_empty();
        self.columns.is_empty() && same_indexes && same_rules
    }
}

fn refused(change: &TableChange) -> Vec<Refusal> {
    let refusal = |column: &ColumnChange| {
        let (column, reason) = match column {
            ColumnChange::Drop(column) => (column, Some(Reason::DropsColumn)),
            ColumnChange::Add(column) => (column, refused_addition(change, column)),
            ColumnChange::Change { before, after } => (after, refused_change(before, after)),
        };
        reason.map(|reason| Refusal::of_column(&change.after, column, reason))
    };
    let columns = change.columns.iter().filter_map(refusal);
    columns
        .chain(unchecked(change))
        .chain(uncomputed(change))
        .collect()
}

/// What the database cannot compute for the rows that are there.
fn uncomputed(change: &TableChange) -> impl Iterator<Item = Refusal> {
    let silent = change
        .recomputed()
        .filter(|(_, it)| it.expression.is_none());
    silent.map(|(column, _)| Refusal::of_column(&change.after, column, Reason::Uncomputed))
}

/// New rules that the database cannot say: it cannot look whether stored rows keep them either.
fn unchecked(change: &TableChange) -> impl Iterator<Item = Refusal> {
    let silent = change
        .after
        .rules
        .iter()
        .filter(|rule| rule.condition.is_none());
    let new = silent.filter(|rule| !change.before.rules.iter().any(|old| old.is_same(rule)));
    new.map(|rule| Refusal::of_rule(&change.after, rule))
}

fn refused_addition(change: &TableChange, column: &Column) -> Option<Reason> {
    if column.fill.is_none() {
        return (!column.nullable).then_some(Reason::NoDefault);
    }
    let is_filled = |name: &String| {
        let new = change.before.column(name).is_none();
        new && change
            .after
            .column(name)
            .is_some_and(|column| column.fill.is_some())
    };
    let mut shared = change.added_indexes.iter().filter(|index| {
        index.unique && index.columns.contains(&column.name) && index.columns.iter().all(is_filled)
    });
    shared.next().map(|_| Reason::SharedDefault)
}

fn refused_change(before: &Column, after: &Column) -> Option<Reason> {
    let new = after.checks.iter().map(|check| &check.rule);
    let narrower = new.filter(|new| {
        let mut rules = before.checks.iter().map(|old| &old.rule);
        !rules.any(|old| implies(old, new))
    });
    let narrower = narrower.collect::<Vec<_>>();
    if !fits(before.ty, after.ty) {
        Some(Reason::ChangesType)
    } else if target(before) != target(after) {
        Some(Reason::ChangesReference)
    } else if let Some(rule) = narrower.first() {
        Some(match rule {
            Rule::OneOf(_) => Reason::Excludes,
            _ => Reason::Narrows,
        })
    } else if before.nullable && !after.nullable && after.fill.is_none() {
        Some(Reason::NoDefault)
    } else {
        None
    }
}

/// The table that a column refers to.
fn target(column: &Column) -> Option<&str> {
    column.references.as_ref().map(|key| key.table.as_str())
}

/// Whether every stored value of one type is a value of the other as it stands.
fn fits(old: ColumnType, new: ColumnType) -> bool {
    let scalar_fits = |old, new| {
        let texts = [
            Scalar::String,
            Scalar::Text,
            Scalar::Email,
            Scalar::Url,
            Scalar::Phone,
            Scalar::Currency,
        ];
        old == new
            || (old == Scalar::Int && new == Scalar::BigInt)
            || (texts.contains(&old) && matches!(new, Scalar::String | Scalar::Text))
    };
    match (old, new) {
        (ColumnType::Scalar(old), ColumnType::Scalar(new))
        | (ColumnType::List(old), ColumnType::List(new)) => scalar_fits(old, new),
        _ => false,
    }
}

/// Whether what keeps the old rule keeps the new one.
fn implies(old: &Rule, new: &Rule) -> bool {
    let within = |old: Bounds, new: Bounds| {
        let above = new
            .min
            .is_none_or(|new| old.min.is_some_and(|old| old >= new));
        let below = new
            .max
            .is_none_or(|new| old.max.is_some_and(|old| old <= new));
        above && below
    };
    match (old, new) {
        (Rule::Length(old), Rule::Length(new))
        | (Rule::Range(old), Rule::Range(new))
        | (Rule::Count(old), Rule::Count(new)) => within(*old, *new),
        (Rule::OneOf(old), Rule::OneOf(new)) => old.iter().all(|text| new.contains(text)),
        (Rule::OneOf(old), Rule::Length(new)) => old
            .iter()
            .all(|text| new.contains(text.chars().count().into())),
        (old, new) => old == new,
    }
}
