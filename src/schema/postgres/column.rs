//! Columns that become others, in place.

use super::literal::literal;
use super::migration::{altered, drop_constraint};
use super::table::{column_type, condition, references};
use super::{names, values};
use crate::schema::{Column, Conversion, Difference, ForeignKey, Table, TableChange, quote_ident};

/// The statements that change the columns of a table, under their new names. Old rules go first
/// and new ones come last, so that neither sees what is between.
pub(super) fn changes(difference: &Difference, change: &TableChange) -> Vec<String> {
    let columns = change.after.columns.iter();
    let columns = columns.filter_map(|after| Some((change.origin(after)?, after)));
    columns
        .flat_map(|(before, after)| of(difference, change, before, after))
        .collect()
}

fn of(
    difference: &Difference,
    change: &TableChange,
    before: &Column,
    after: &Column,
) -> Vec<String> {
    let table = &change.after;
    let (old, mut new) = (rules(&called(difference, before, after)), rules(after));
    let retyped = column_type(before.ty) != column_type(after.ty);
    let mut statements = Vec::new();
    for (name, sql) in old {
        // PostgreSQL would keep a rule on the values of before, with casts in it.
        let same = new.iter().position(|(_, other)| *other == sql && !retyped);
        let gone = before.references.as_ref().is_some_and(|key| {
            key.name == name && difference.dropped().any(|table| table.name == key.table)
        });
        match same.map(|at| new.remove(at)) {
            _ if gone => {}
            Some((today, _)) if today == name => {}
            Some((today, _)) => statements.push(names::of_constraint(change, &name, &today)),
            None => statements.push(drop_constraint(table, &name)),
        }
    }
    statements.extend(typed(change, before, after));
    let name = quote_ident(&after.name);
    if before.nullable && !after.nullable {
        statements.extend(fill(table, after));
        statements.push(altered(table, &format!("alter column {name} set not null")));
    } else if !before.nullable && after.nullable {
        // Before any value goes for which there is no other.
        statements.insert(
            0,
            altered(table, &format!("alter column {name} drop not null")),
        );
    }
    let come = new.into_iter().map(|(rule, sql)| {
        altered(
            table,
            &format!("add constraint {} {sql}", quote_ident(&rule)),
        )
    });
    statements.extend(come);
    statements
}

/// An old column as it stands there once tables and columns have their new names.
fn called(difference: &Difference, before: &Column, after: &Column) -> Column {
    let key = before.references.as_ref().map(|key| ForeignKey {
        table: difference.renamed(&key.table).to_owned(),
        ..key.clone()
    });
    Column {
        name: after.name.clone(),
        references: key,
        ..before.clone()
    }
}

/// The statements that give a column another type and its values with it.
fn typed(change: &TableChange, before: &Column, after: &Column) -> Vec<String> {
    let table = &change.after;
    let (name, word) = (quote_ident(&after.name), column_type(after.ty));
    let conversion = change.conversion(after);
    let mut statements = Vec::new();
    if conversion == Conversion::Lost {
        let required = !before.nullable && !after.nullable;
        let null = |word| altered(table, &format!("alter column {name} {word} not null"));
        statements.extend(required.then(|| null("drop")));
        statements.push(altered(
            table,
            &format!("alter column {name} type {word} using null"),
        ));
        if required {
            statements.extend(fill(table, after));
            statements.push(null("set"));
        }
        return statements;
    }
    statements.extend(values::updates(change, before, after));
    if column_type(before.ty) != word {
        let cast = if conversion == Conversion::Partial {
            format!(" using {}", values::whole(&name, before.ty, word))
        } else {
            String::new()
        };
        statements.push(altered(
            table,
            &format!("alter column {name} type {word}{cast}"),
        ));
    }
    statements
}

/// The constraints of a column by their names.
fn rules(column: &Column) -> Vec<(String, String)> {
    let name = quote_ident(&column.name);
    let checks = column.checks.iter();
    let checks = checks.filter_map(|it| {
        let condition = condition(&name, column.ty, &it.rule)?;
        Some((it.name.clone(), format!("check ({condition})")))
    });
    let key = column.references.iter();
    let key = key.map(|key| (key.name.clone(), key_definition(column, key)));
    checks.chain(key).collect()
}

/// Gives the rows without a value one.
fn fill(table: &Table, column: &Column) -> Option<String> {
    let value = literal(column.fill.as_ref()?, column.ty);
    let (table, column) = (quote_ident(&table.name), quote_ident(&column.name));
    Some(format!(
        "update {table} set {column} = {value} where {column} is null;"
    ))
}

/// The statement that adds a reference to a column that is there.
pub(super) fn add_key(table: &Table, column: &Column, key: &ForeignKey) -> String {
    let (name, definition) = (quote_ident(&key.name), key_definition(column, key));
    altered(table, &format!("add constraint {name} {definition}"))
}

fn key_definition(column: &Column, key: &ForeignKey) -> String {
    let column = quote_ident(&column.name);
    format!("foreign key ({column}) {}", references(key))
}
