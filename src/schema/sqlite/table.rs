//! Tables, columns and indexes as SQLite takes them.

use super::literal::{literal, number};
use crate::model::{Bounds, Literal, PredicateOperator};
use crate::scalar::Scalar;
use crate::schema::{Column, ColumnType, Comparison, Index, Rule, Table, quote_ident};

/// Statements up to this length stay on one line.
const WIDTH: usize = 100;

/// The word for a type, with its collation.
pub fn column_type(ty: ColumnType) -> &'static str {
    match ty {
        ColumnType::Scalar(scalar) => scalar.spec().sqlite,
        ColumnType::List(_) => Scalar::Json.spec().sqlite,
    }
}

/// The statement that makes a table, without its indexes.
pub fn create_table(table: &Table) -> String {
    let columns: Vec<_> = table.columns.iter().map(|it| column(it, "    ")).collect();
    let name = quote_ident(&table.name);
    format!("create table {name} (\n{}\n) strict;", columns.join(",\n"))
}

/// One column, and each of its constraints on a line of its own.
pub(super) fn column(column: &Column, indent: &str) -> String {
    let null = if column.nullable { "" } else { " not null" };
    let name = quote_ident(&column.name);
    let key = column.primary_key.iter();
    let key = key.map(|key| format!(" constraint {} primary key", quote_ident(key)));
    let key: String = key.collect();
    let mut lines = vec![format!("{name} {}{null}{key}", column_type(column.ty))];
    lines.extend(constraints(column));
    let inner = format!("\n{indent}    ");
    format!("{indent}{}", lines.join(&inner))
}

fn constraints(column: &Column) -> Vec<String> {
    let reference = column.references.iter().map(|key| {
        let (name, table) = (quote_ident(&key.name), quote_ident(&key.table));
        format!("constraint {name} references {table} (id) on delete restrict")
    });
    let checks = column.checks.iter().map(|check| {
        let name = quote_ident(&check.name);
        format!(
            "constraint {name} check ({})",
            condition(column, &check.rule)
        )
    });
    reference.chain(checks).collect()
}

fn condition(column: &Column, rule: &Rule) -> String {
    let name = quote_ident(&column.name);
    match rule {
        Rule::Length(bounds) => within(&format!("length({name})"), *bounds, Scalar::Int),
        Rule::Count(bounds) => within(&format!("json_array_length({name})"), *bounds, Scalar::Int),
        Rule::Range(bounds) => {
            let (ColumnType::Scalar(scalar) | ColumnType::List(scalar)) = column.ty;
            within(&name, *bounds, scalar)
        }
        Rule::Bool => format!("{name} in (0, 1)"),
        Rule::OneOf(texts) => {
            let text = |text: &String| literal(&Literal::Text(text.clone()), column.ty);
            let texts: Vec<_> = texts.iter().map(text).collect();
            format!("{name} in ({})", texts.join(", "))
        }
        Rule::Json => format!("json_valid({name})"),
        Rule::Array => format!("json_valid({name}) and json_type({name}) = 'array'"),
    }
}

fn within(value: &str, bounds: Bounds, scalar: Scalar) -> String {
    let min = bounds.min.map(|min| number(min, scalar));
    let max = bounds.max.map(|max| number(max, scalar));
    match (min, max) {
        (Some(min), Some(max)) if min == max => format!("{value} = {min}"),
        (Some(min), Some(max)) => format!("{value} between {min} and {max}"),
        (Some(min), None) => format!("{value} >= {min}"),
        (None, Some(max)) => format!("{value} <= {max}"),
        (None, None) => "true".to_owned(),
    }
}

/// The statement that makes an index.
pub fn create_index(table: &Table, index: &Index) -> String {
    let unique = if index.unique { "unique " } else { "" };
    let name = quote_ident(&index.name);
    let columns: Vec<_> = index.columns.iter().map(|it| quote_ident(it)).collect();
    let (table, columns) = (quote_ident(&table.name), columns.join(", "));
    let covered = format!("create {unique}index {name} on {table} ({columns})");

    let live = index.live_only.then(|| "deleted_at is null".to_owned());
    let rows: Vec<_> = live
        .into_iter()
        .chain(index.predicate.iter().map(comparison))
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

fn comparison(term: &Comparison) -> String {
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
