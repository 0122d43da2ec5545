//! What becomes of stored values when their column becomes another one.

use super::refusal::Instead;
use super::table::{Column, ColumnType, Rule};
use crate::model::Bounds;
use crate::scalar::Scalar;

/// How a stored value becomes one of another type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conversion {
    /// It stays as it is.
    Same,
    /// Each has one that means the same.
    Exact,
    /// Those that fit have one that means the same.
    Partial,
    /// None has.
    Lost,
}

impl Conversion {
    /// How the values of one type become those of another.
    pub fn between(old: ColumnType, new: ColumnType) -> Self {
        match (old, new) {
            (ColumnType::Scalar(old), ColumnType::Scalar(new)) => of_scalars(old, new),
            (ColumnType::List(old), ColumnType::List(new))
                if of_scalars(old, new) == Self::Same =>
            {
                Self::Same
            }
            _ => Self::Lost,
        }
    }
}

fn of_scalars(old: Scalar, new: Scalar) -> Conversion {
    let texts = [
        Scalar::String,
        Scalar::Text,
        Scalar::Email,
        Scalar::Url,
        Scalar::Phone,
        Scalar::Currency,
    ];
    match (old, new) {
        (Scalar::Int, Scalar::BigInt) => Conversion::Same,
        (old, Scalar::String | Scalar::Text) if texts.contains(&old) => Conversion::Same,
        (Scalar::Int | Scalar::BigInt, Scalar::Decimal) | (Scalar::Int, Scalar::Float) => {
            Conversion::Exact
        }
        (Scalar::BigInt | Scalar::Decimal | Scalar::Float, Scalar::Int)
        | (Scalar::Decimal, Scalar::BigInt) => Conversion::Partial,
        (old, new) if old == new => Conversion::Same,
        _ => Conversion::Lost,
    }
}

/// The new rules that stored values may break.
pub(super) fn broken<'c>(before: &'c Column, after: &'c Column) -> impl Iterator<Item = &'c Rule> {
    let old: Vec<Rule> = before
        .checks
        .iter()
        .map(|it| renamed(&it.rule, after))
        .collect();
    let new = after.checks.iter().map(|check| &check.rule);
    new.filter(move |new| !old.iter().any(|old| implies(old, new)))
}

/// A rule on the texts of an enum under their names of today.
fn renamed(rule: &Rule, after: &Column) -> Rule {
    match rule {
        Rule::OneOf(texts) => {
            let texts = texts
                .iter()
                .map(|text| renamed_text(text, after).to_owned());
            Rule::OneOf(texts.collect())
        }
        rule => rule.clone(),
    }
}

/// What a stored text of an enum is called in a new column.
pub(super) fn renamed_text<'t>(text: &'t str, after: &'t Column) -> &'t str {
    let mut choices = after.choices.iter();
    let found = choices.find(|choice| choice.was.as_deref() == Some(text));
    found.map_or(text, |choice| &choice.text)
}

/// The old and new texts of the values of an enum whose names change.
pub(super) fn renamed_choices<'c>(
    before: &'c Column,
    after: &'c Column,
) -> Vec<(&'c str, &'c str)> {
    let old = before.choices.iter().map(|choice| choice.text.as_str());
    let both = old.map(|text| (text, renamed_text(text, after)));
    both.filter(|(old, new)| old != new).collect()
}

/// The stored texts that the enum of a new column has no more.
pub(super) fn gone_choices<'c>(before: &'c Column, after: &'c Column) -> Vec<&'c str> {
    if after.choices.is_empty() {
        return Vec::new();
    }
    let old = before.choices.iter().map(|choice| choice.text.as_str());
    let is_gone = |text: &&str| {
        let text = renamed_text(text, after);
        after.choices.iter().all(|choice| choice.text != text)
    };
    old.filter(is_gone).collect()
}

/// What a row gets for a value that is lost; where that has to differ from row to row, no default
/// will do.
pub(super) fn replacement(after: &Column, is_unique: bool) -> Instead {
    match &after.fill {
        _ if after.nullable => Instead::Nothing,
        Some(fill) if !is_unique => Instead::Value(fill.clone()),
        _ => Instead::Stop,
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
