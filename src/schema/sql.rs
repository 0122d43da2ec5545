//! The SQL that all databases understand alike; how a constant is written, each says itself.

use rust_decimal::Decimal;

use super::{ColumnType, Comparison, Difference, Index, Table, quote_ident};
use crate::model::{Bounds, Literal, OnDelete, PredicateOperator};

/// Statements up to this length stay on one line.
const WIDTH: usize = 100;

/// What a foreign key does when what it refers to is deleted.
pub(super) fn on_delete(on_delete: OnDelete) -> &'static str {
    match on_delete {
        OnDelete::Restrict => "restrict",
        OnDelete::Cascade => "cascade",
        OnDelete::SetNull => "set null",
    }
}

/// That a value is within bounds.
pub(super) fn within(value: &str, bounds: Bounds, number: impl Fn(Decimal) -> String) -> String {
    let (min, max) = (bounds.min.map(&number), bounds.max.map(&number));
    match (min, max) {
        (Some(min), Some(max)) if min == max => format!("{value} = {min}"),
        (Some(min), Some(max)) => format!("{value} between {min} and {max}"),
        (Some(min), None) => format!("{value} >= {min}"),
        (None, Some(max)) => format!("{value} <= {max}"),
        (None, None) => "true".to_owned(),
    }
}

/// The statements that compute what follows from something new: first what follows from the row
/// itself, then what follows from rows of members.
pub(super) fn compute(difference: &Difference) -> Vec<String> {
    let statements = |of_members: bool| {
        difference.altered().flat_map(move |change| {
            let table = quote_ident(&change.after.name);
            let computed = change.recomputed();
            computed.filter_map(move |(column, computed)| {
                let expression = computed.expression.as_ref()?;
                let column = quote_ident(&column.name);
                let statement = format!("update {table} set {column} = {expression};");
                (of_members != computed.members.is_empty()).then_some(statement)
            })
        })
    };
    statements(false).chain(statements(true)).collect()
}

/// The statement that makes an index.
pub(super) fn create_index(
    table: &Table,
    index: &Index,
    literal: impl Fn(&Literal, ColumnType) -> String,
) -> String {
    let unique = if index.unique { "unique " } else { "" };
    let name = quote_ident(&index.name);
    let columns: Vec<_> = index.columns.iter().map(|it| quote_ident(it)).collect();
    let (table, columns) = (quote_ident(&table.name), columns.join(", "));
    let covered = format!("create {unique}index {name} on {table} ({columns})");

    let live = index.live_only.then(|| "deleted_at is null".to_owned());
    let rows: Vec<_> = live
        .into_iter()
        .chain(
            index
                .predicate
                .iter()
                .map(|term| comparison(term, &literal)),
        )
        .collect();
    if rows.is_empty() {
        return format!("{covered};");
    }
    let rows = format!("where {};", rows.join(" and "));
    let gap = if covered.len() + rows.len() < WIDTH {
        ' '
    } else {
        '\n'
    };
    format!("{covered}{gap}{rows}")
}

fn comparison(term: &Comparison, literal: impl Fn(&Literal, ColumnType) -> String) -> String {
    let column = quote_ident(&term.column);
    let operator = match term.operator {
        PredicateOperator::Equal => "=",
        PredicateOperator::NotEqual => "<>",
        PredicateOperator::Less => "<",
        PredicateOperator::LessOrEqual => "<=",
        PredicateOperator::Greater => ">",
        PredicateOperator::GreaterOrEqual => ">=",
        PredicateOperator::IsNull => "is null",
        PredicateOperator::IsNotNull => "is not null",
    };
    match &term.literal {
        Some(constant) => format!("{column} {operator} {}", literal(constant, term.ty)),
        None => format!("{column} {operator}"),
    }
}
