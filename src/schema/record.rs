//! The tables as they were made last, kept with the project.
//!
//! Which tables a model has is for dddgen to say, and a later one may say it otherwise: another
//! column that every table has, another index, another name of a constraint. From the model alone
//! that could not be seen, and databases would never learn of it. So each run records the tables it
//! leads to, and the next one starts from those. What is written for the same [`Table`] in SQL never
//! changes: another way of writing it is another [`Table`].

use std::collections::BTreeMap;

use super::table::{Schema, Table};

/// The records of a schema, by file name: one for each table, so that git merges those of two
/// people.
pub fn records(schema: &Schema) -> BTreeMap<String, String> {
    let tables = schema.tables.iter();
    tables
        .map(|table| (format!("{}.json", table.name), text(table)))
        .collect()
}

/// Reads the records of a schema.
///
/// # Errors
///
/// The name of the first one that is damaged.
pub fn recorded<'r>(
    records: impl IntoIterator<Item = (&'r str, &'r [u8])>,
) -> Result<Schema, &'r str> {
    let tables = records.into_iter().map(|(name, bytes)| {
        let table: Result<Table, _> = serde_json::from_slice(bytes);
        table.map_err(|_| name)
    });
    let tables = tables.collect::<Result<Vec<_>, _>>()?;
    Ok(Schema {
        tables: super::order::by_dependency(tables),
    })
}

/// A table has texts, numbers and lists alone, so that there is nothing to fail.
fn text(table: &Table) -> String {
    let text = serde_json::to_string_pretty(table).unwrap_or_default();
    format!("{text}\n")
}
