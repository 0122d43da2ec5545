//! Whether the tables are those that the applied migrations make.
//!
//! What the migrations make is seen by running them, in an empty place beside the real tables, which
//! is gone afterwards. Tables that no migration makes are nobody's business here.

use std::collections::{BTreeMap, BTreeSet};

use domain::repositories::BoxError;

use super::Database;
use super::migrations;
use super::scratch::{Objects, made, present};

/// How the tables differ from what the applied migrations make, each difference in words.
///
/// # Errors
/// When the store fails, or does not let the migrations run beside the tables.
pub async fn differences(database: &Database) -> Result<Vec<String>, BoxError> {
    let applied = migrations::applied_sql(database).await?;
    let expected = made(database, &applied).await?;
    let found = present(database).await?;
    Ok(compared(&expected, &found))
}

fn compared(expected: &Objects, found: &Objects) -> Vec<String> {
    let tables: BTreeSet<_> = expected.keys().map(|(table, _)| table).collect();
    let all: BTreeMap<_, _> = expected.iter().chain(found).collect();
    let known = all.keys().filter(|(table, _)| tables.contains(table));
    let differences = known.filter_map(|key| {
        let difference = match (expected.get(*key), found.get(*key)) {
            (Some(_), None) => "is missing",
            (None, Some(_)) => "is of no migration",
            (one, other) if one != other => "is not as the migrations make it",
            _ => return None,
        };
        let (table, object) = key;
        let place = match object.strip_prefix("table ") {
            Some(_) => object.clone(),
            None => format!("{object} of the table {table}"),
        };
        Some(format!("the {place} {difference}"))
    });
    differences.collect()
}
