//! Stored values that become those of a changed column.

use super::keys::Keys;
use super::literal::literal;
use super::table::condition;
use crate::model::Literal;
use crate::scalar::Scalar;
use crate::schema::conversion::{broken, gone_choices, renamed_choices, replacement};
use crate::schema::keys;
use crate::schema::{Column, ColumnType, Instead, Rule, TableChange, quote_ident};

/// The statements that make of the values what the new column can hold, while it has the old type
/// and no rule. What is left as it is and does not fit stops the migration.
pub(super) fn updates(change: &TableChange, before: &Column, after: &Column) -> Vec<String> {
    let (table, column) = (quote_ident(&change.after.name), quote_ident(&after.name));
    let set =
        |value: &str, rows: &str| format!("update {table} set {column} = {value}\nwhere {rows};");
    let mut statements = Vec::new();
    if let Some(value) = renamed(before, after) {
        statements.push(set(&value, &format!("{column} is not null")));
    }
    if let Some(value) = keys::reshaped(&Keys(&column), change, before, after) {
        statements.push(set(&value, &format!("{column} is not null")));
    }
    if !change.lossy {
        return statements;
    }
    if let Some(kept) = kept_elements(before, after) {
        statements.push(set(&kept, &format!("{column} is not null")));
    }
    let instead = match replacement(after, change.is_unique(after)) {
        Instead::Nothing => "null".to_owned(),
        Instead::Value(value) => literal(&value, after.ty),
        Instead::Stop => return statements,
    };
    let rules = broken(before, after).filter_map(|rule| condition(&column, after.ty, rule));
    let fits = fits(&column, before.ty, after.ty);
    let misfits = fits
        .into_iter()
        .chain(rules)
        .map(|fits| set(&instead, &format!("not ({fits})")));
    statements.extend(misfits);
    statements
}

/// A number as a whole one; what is none is an error of the database.
pub(super) fn whole(column: &str, old: ColumnType, word: &str) -> String {
    match old {
        ColumnType::Scalar(Scalar::Decimal) => format!("trim_scale({column})::text::{word}"),
        ColumnType::Scalar(Scalar::Float) => format!("{column}::text::{word}"),
        _ => format!("{column}::{word}"),
    }
}

/// That a value has one of the new type, where not each of them does.
fn fits(column: &str, old: ColumnType, new: ColumnType) -> Option<String> {
    let (ColumnType::Scalar(old), ColumnType::Scalar(new)) = (old, new) else {
        return None;
    };
    let (min, max) = match new {
        Scalar::Int => (i64::from(i32::MIN), i64::from(i32::MAX)),
        Scalar::BigInt => (i64::MIN, i64::MAX),
        _ => return None,
    };
    match old {
        Scalar::BigInt if new == Scalar::Int => Some(format!("{column} between {min} and {max}")),
        Scalar::Decimal | Scalar::Float => Some(format!(
            "{column} = trunc({column}) and {column} between {min} and {max}"
        )),
        _ => None,
    }
}

/// The values of an enum under their new names, where they have any.
fn renamed(before: &Column, after: &Column) -> Option<String> {
    let texts = renamed_choices(before, after);
    if texts.is_empty() {
        return None;
    }
    let column = quote_ident(&after.name);
    let text = |text: &str| {
        literal(
            &Literal::Text(text.to_owned()),
            ColumnType::Scalar(Scalar::String),
        )
    };
    let case = |value: &str| {
        let arms = texts.iter();
        let arms = arms.map(|(old, new)| format!("when {} then {}", text(old), text(new)));
        let arms: Vec<_> = arms.collect();
        format!("case {value} {} else {value} end", arms.join(" "))
    };
    Some(match after.ty {
        ColumnType::Scalar(_) => case(&column),
        ColumnType::List(_) => elements(&column, &case("element"), None),
    })
}

/// A list without the values that its enum has no more, where there are any.
fn kept_elements(before: &Column, after: &Column) -> Option<String> {
    let is_list = matches!(after.ty, ColumnType::List(_));
    if !is_list || gone_choices(before, after).is_empty() {
        return None;
    }
    let kept = after
        .choices
        .iter()
        .map(|choice| choice.text.clone())
        .collect();
    let kept = condition(
        "element",
        ColumnType::Scalar(Scalar::String),
        &Rule::OneOf(kept),
    );
    Some(elements(
        &quote_ident(&after.name),
        "element",
        kept.as_deref(),
    ))
}

/// A list made of another one, element by element.
fn elements(column: &str, value: &str, rows: Option<&str>) -> String {
    let rows = rows
        .map(|rows| format!(" where {rows}"))
        .unwrap_or_default();
    format!(
        "(select coalesce(jsonb_agg({value} order by at), '[]') \
         from jsonb_array_elements_text({column}) with ordinality as list (element, at){rows})"
    )
}
