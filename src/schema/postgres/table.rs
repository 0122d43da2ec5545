//! Tables, columns and indexes as PostgreSQL takes them.

use super::literal::{literal, number};
use crate::model::{Bounds, Literal};
use crate::schema::{Check, Column, ColumnType, ForeignKey, Index, Rule, Table, quote_ident, sql};

/// The word for a type, with its collation.
pub fn column_type(ty: ColumnType) -> &'static str {
    match ty {
        ColumnType::Scalar(scalar) => scalar.spec().columns.postgres,
        ColumnType::List(_) => "jsonb",
    }
}

/// The statement that makes a table, without its indexes. A reference to a table that `exists`
/// says is not there yet is left for later.
pub fn create_table(table: &Table, exists: impl Fn(&str) -> bool) -> String {
    let columns = table.columns.iter().map(|column| {
        let reference = column.references.as_ref();
        let reference = reference.filter(|key| exists(&key.table));
        definition(column, reference, "    ", "")
    });
    let rules = table.conditions();
    let rules = rules.map(|(name, condition)| format!("    {}", rule(name, condition)));
    let key = table.key_constraint().map(|key| format!("    {key}"));
    let columns: Vec<_> = columns.chain(key).chain(rules).collect();
    let name = quote_ident(&table.name);
    format!("create table {name} (\n{}\n);", columns.join(",\n"))
}

/// One column, and each of its constraints on a line of its own.
pub(super) fn definition(
    column: &Column,
    reference: Option<&ForeignKey>,
    indent: &str,
    default: &str,
) -> String {
    let null = if column.nullable { "" } else { " not null" };
    let name = quote_ident(&column.name);
    let key = column.primary_key.iter();
    let key = key.map(|key| format!(" constraint {} primary key", quote_ident(key)));
    let key: String = key.collect();
    let word = column_type(column.ty);
    let mut lines = vec![format!("{name} {word}{null}{default}{key}")];
    let reference = reference.map(|key| {
        let name = quote_ident(&key.name);
        format!("constraint {name} {}", references(key))
    });
    lines.extend(reference);
    lines.extend(column.checks.iter().filter_map(|it| check(column, it)));
    let inner = format!("\n{indent}    ");
    format!("{indent}{}", lines.join(&inner))
}

/// A named rule on whole rows.
pub(super) fn rule(name: &str, condition: &str) -> String {
    format!("constraint {} check ({condition})", quote_ident(name))
}

/// What a foreign key asks, in a column or after it.
pub(super) fn references(key: &ForeignKey) -> String {
    let (table, on_delete) = (quote_ident(&key.table), sql::on_delete(key.on_delete));
    format!("references {table} (id) on delete {on_delete}")
}

/// A named rule; none where the type of the column says it all.
pub(super) fn check(column: &Column, check: &Check) -> Option<String> {
    let condition = condition(&quote_ident(&column.name), column.ty, &check.rule)?;
    Some(format!(
        "constraint {} check ({condition})",
        quote_ident(&check.name)
    ))
}

/// What a rule asks of a value of a type; nothing where the type says it all.
pub(super) fn condition(value: &str, ty: ColumnType, rule: &Rule) -> Option<String> {
    Some(match rule {
        Rule::Length(bounds) => within(&format!("length({value})"), *bounds),
        Rule::Count(bounds) => within(&format!("jsonb_array_length({value})"), *bounds),
        Rule::Range(bounds) => within(value, *bounds),
        Rule::OneOf(texts) => {
            let text = |text: &String| literal(&Literal::Text(text.clone()), ty);
            let texts: Vec<_> = texts.iter().map(text).collect();
            format!("{value} in ({})", texts.join(", "))
        }
        Rule::Array => format!("jsonb_typeof({value}) = 'array'"),
        Rule::Bool | Rule::Json => return None,
    })
}

fn within(value: &str, bounds: Bounds) -> String {
    sql::within(value, bounds, number)
}

/// The statement that makes an index.
pub fn create_index(table: &Table, index: &Index) -> String {
    sql::create_index(table, index, literal)
}
