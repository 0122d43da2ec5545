//! Stored values that become those of a changed column.

use super::keys::Keys;
use super::literal::literal;
use super::table::condition;
use crate::model::Literal;
use crate::scalar::Scalar;
use crate::schema::conversion::{broken, gone_choices, renamed_choices, replacement};
use crate::schema::keys;
use crate::schema::{Column, ColumnType, Instead, Rule, TableChange, quote_ident};

/// The statements that make values of the new column of those of the old one, which stand under
/// its name in `table` without any rule. What is left as it is and does not fit stops the
/// migration.
pub(super) fn updates(
    change: &TableChange,
    table: &str,
    before: &Column,
    after: &Column,
) -> Vec<String> {
    let column = quote_ident(&after.name);
    let set = |value: &str, rows: Option<String>| {
        let rows = rows
            .map(|rows| format!("\nwhere {rows}"))
            .unwrap_or_default();
        format!("update {table} set {column} = {value}{rows};")
    };
    let renamed = renamed(before, after).map(|value| set(&value, None));
    let reshaped = keys::reshaped(&Keys(&column), change, before, after);
    let there = format!("{column} is not null");
    let reshaped = reshaped.map(|value| set(&value, after.nullable.then_some(there)));
    let mut statements: Vec<_> = renamed.into_iter().chain(reshaped).collect();
    if !change.lossy {
        return statements;
    }
    if let Some(kept) = kept_elements(before, after) {
        statements.push(set(&kept, None));
    }
    let instead = match replacement(after, change.is_unique(after)) {
        Instead::Nothing => "null".to_owned(),
        Instead::Value(value) => literal(&value, after.ty),
        Instead::Stop => return statements,
    };
    let rules =
        broken(before, after).map(|rule| condition(&compared(&column, before.ty), after.ty, rule));
    let fits = fits(&column, before.ty, after.ty);
    let misfits = fits
        .into_iter()
        .chain(rules)
        .map(|fits| set(&instead, Some(format!("not ({fits})"))));
    statements.extend(misfits);
    statements
}

/// Decimals are texts, which the new table compares as numbers, and this one does not yet.
fn compared(column: &str, ty: ColumnType) -> String {
    match ty {
        ColumnType::Scalar(Scalar::Decimal) => format!("{column} collate decimal"),
        _ => column.to_owned(),
    }
}

/// That a value has one of the new type, where not each of them does.
fn fits(column: &str, old: ColumnType, new: ColumnType) -> Option<String> {
    let (ColumnType::Scalar(old), ColumnType::Scalar(new)) = (old, new) else {
        return None;
    };
    let whole = match old {
        Scalar::Decimal => {
            format!("{column} collate decimal = cast(cast({column} as integer) as text)")
        }
        Scalar::Float => format!("{column} = cast({column} as integer)"),
        _ => String::new(),
    };
    let small = format!(
        "cast({column} as integer) between {} and {}",
        i32::MIN,
        i32::MAX
    );
    match (old, new) {
        (Scalar::BigInt, Scalar::Int) => Some(small),
        (Scalar::Decimal | Scalar::Float, Scalar::Int) => Some(format!("{whole} and {small}")),
        (Scalar::Decimal, Scalar::BigInt) => Some(whole),
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
        ColumnType::List(_) => elements(&column, &case("value"), None),
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
        "value",
        ColumnType::Scalar(Scalar::String),
        &Rule::OneOf(kept),
    );
    Some(elements(&quote_ident(&after.name), "value", Some(&kept)))
}

/// A list made of another one, element by element.
fn elements(column: &str, value: &str, rows: Option<&str>) -> String {
    let rows = rows
        .map(|rows| format!(" where {rows}"))
        .unwrap_or_default();
    let ordered = format!("select {value} as element from json_each({column}){rows} order by key");
    format!(
        "case when {column} is null then null else (select json_group_array(element) from ({ordered})) end"
    )
}
