//! Tables, columns and indexes as SQLite takes them.

use super::literal::{literal, number};
use crate::model::{Bounds, Literal};
use crate::scalar::Scalar;
use crate::schema::{Column, ColumnType, Index, Rule, Table, quote_ident, sql};

/// The word for a type, with its collation.
pub fn column_type(ty: ColumnType) -> &'static str {
    match ty {
        ColumnType::Scalar(scalar) => scalar.spec().columns.sqlite,
        ColumnType::List(_) => Scalar::Json.spec().columns.sqlite,
    }
}

/// The statement that makes a table, without its indexes.
pub fn create_table(table: &Table) -> String {
    let columns = table.columns.iter().map(|it| column(it, "    "));
    let rules = table.conditions().map(|(name, condition)| {
        let name = quote_ident(name);
        format!("    constraint {name} check ({condition})")
    });
    let key = table.key_constraint().map(|key| format!("    {key}"));
    let columns: Vec<_> = columns.chain(key).chain(rules).collect();
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
        let on_delete = sql::on_delete(key.on_delete);
        format!("constraint {name} references {table} (id) on delete {on_delete}")
    });
    let checks = column.checks.iter().map(|check| {
        let name = quote_ident(&check.name);
        format!(
            "constraint {name} check ({})",
            condition(&quote_ident(&column.name), column.ty, &check.rule)
        )
    });
    reference.chain(checks).collect()
}

/// What a rule asks of a value of a type.
pub(super) fn condition(value: &str, ty: ColumnType, rule: &Rule) -> String {
    match rule {
        Rule::Length(bounds) => within(&format!("length({value})"), *bounds, Scalar::Int),
        Rule::Count(bounds) => within(&format!("json_array_length({value})"), *bounds, Scalar::Int),
        Rule::Range(bounds) => {
            let (ColumnType::Scalar(scalar) | ColumnType::List(scalar)) = ty;
            within(value, *bounds, scalar)
        }
        Rule::Bool => format!("{value} in (0, 1)"),
        Rule::OneOf(texts) => {
            let text = |text: &String| literal(&Literal::Text(text.clone()), ty);
            let texts: Vec<_> = texts.iter().map(text).collect();
            format!("{value} in ({})", texts.join(", "))
        }
        Rule::Json => format!("json_valid({value})"),
        Rule::Array => format!("json_valid({value}) and json_type({value}) = 'array'"),
    }
}

fn within(value: &str, bounds: Bounds, scalar: Scalar) -> String {
    sql::within(value, bounds, |bound| number(bound, scalar))
}

/// The statement that makes an index.
pub fn create_index(table: &Table, index: &Index) -> String {
    sql::create_index(table, index, literal)
}
