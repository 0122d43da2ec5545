//! A real SQLite, and rows for any schema.

use std::collections::BTreeMap;

use dddgen::scalar::Scalar;
use dddgen::schema::{
    Column, ColumnType, Difference, Losses, Migration, Schema, Table, difference, quote_ident,
    sqlite,
};
use rusqlite::Connection;
use rusqlite::types::Value;
use rust_decimal::Decimal;

pub(crate) fn open() -> Connection {
    let database = Connection::open_in_memory().unwrap();
    let compare = |one: &str, other: &str| {
        let decimal = |text: &str| text.parse::<Decimal>().unwrap();
        decimal(one).cmp(&decimal(other))
    };
    database.create_collation("decimal", compare).unwrap();
    database.pragma_update(None, "foreign_keys", true).unwrap();
    database
}

/// Runs a script in a transaction, as sqlx does.
pub(crate) fn try_run(database: &mut Connection, script: &str) -> rusqlite::Result<()> {
    let transaction = database.transaction()?;
    transaction.execute_batch(script)?;
    transaction.commit()
}

pub(crate) fn run(database: &mut Connection, script: &str) {
    if let Err(error) = try_run(database, script) {
        panic!("{error} in:\n{script}");
    }
    let broken = database
        .prepare("pragma foreign_key_check")
        .unwrap()
        .exists([])
        .unwrap();
    assert!(!broken, "references are broken after:\n{script}");
}

pub(crate) fn diff(old: &Schema, new: &Schema) -> Difference {
    difference(old, new, Losses::Refused).unwrap_or_else(|refusals| panic!("{refusals:#?}"))
}

pub(crate) fn migration(old: &Schema, new: &Schema) -> Migration {
    sqlite::migration(&diff(old, new)).expect("there is something to do")
}

pub(crate) fn built(schema: &Schema) -> Connection {
    let mut database = open();
    run(&mut database, &migration(&Schema::default(), schema).up);
    database
}

/// What is in the database, without the order of columns and the white space, which no statement
/// relies on.
pub(crate) fn shape(database: &Connection) -> BTreeMap<String, Vec<String>> {
    let sql = "select name, sql from sqlite_master where sql is not null";
    let mut statement = database.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.unwrap()
        .map(|row: rusqlite::Result<(String, String)>| row.unwrap())
        .map(|(name, sql)| (name, parts(&sql)))
        .collect()
}

/// The parts of a statement between top-level commas, sorted.
fn parts(sql: &str) -> Vec<String> {
    let sql = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    let sql = sql
        .replacen("( ", "(", 1)
        .replace(" ) strict", ") strict")
        .replace(" ,", ",");
    if !sql.to_lowercase().starts_with("create table") {
        return vec![sql];
    }
    let (head, body) = sql.split_once('(').unwrap();
    let (body, tail) = body.rsplit_once(')').unwrap();
    let (mut parts, mut depth, mut part) = (vec![], 0, String::new());
    for character in body.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(std::mem::take(&mut part).trim().to_owned());
                continue;
            }
            _ => {}
        }
        part.push(character);
    }
    parts.push(part.trim().to_owned());
    parts.sort();
    parts.insert(0, head.to_lowercase());
    parts.push(tail.to_owned());
    parts
}

/// The columns of the primary key.
pub(crate) fn key(table: &Table) -> String {
    let key = table.key.as_ref().map(|key| &key.columns[..]);
    key.unwrap_or(&["id".to_owned()]).join(", ")
}

/// The rows of all tables, columns by name.
pub(crate) fn rows(database: &Connection, schema: &Schema) -> BTreeMap<String, Vec<Vec<Value>>> {
    let of_table = |table: &Table| {
        let mut columns: Vec<_> = table
            .columns
            .iter()
            .map(|it| quote_ident(&it.name))
            .collect();
        columns.sort();
        let sql = format!(
            "select {} from {} order by {}",
            columns.join(", "),
            quote_ident(&table.name),
            key(table)
        );
        let mut statement = database.prepare(&sql).unwrap();
        let rows =
            statement.query_map([], |row| (0..columns.len()).map(|at| row.get(at)).collect());
        (
            table.name.clone(),
            rows.unwrap().map(Result::unwrap).collect(),
        )
    };
    schema.tables.iter().map(of_table).collect()
}

/// Inserts `count` rows into each table; references go to the rows of the same number.
pub(crate) fn fill(database: &mut Connection, schema: &Schema, count: u8) {
    let transaction = database.transaction().unwrap();
    transaction
        .execute_batch("pragma defer_foreign_keys = on")
        .unwrap();
    for table in &schema.tables {
        for row in 1..=count {
            let columns: Vec<_> = table
                .columns
                .iter()
                .map(|it| quote_ident(&it.name))
                .collect();
            let marks = vec!["?"; columns.len()].join(", ");
            let sql = format!(
                "insert into {} ({}) values ({marks})",
                quote_ident(&table.name),
                columns.join(", ")
            );
            let values = table.columns.iter().map(|column| sample(column, row));
            transaction
                .execute(&sql, rusqlite::params_from_iter(values))
                .unwrap();
        }
    }
    transaction.commit().unwrap();
}

fn sample(column: &Column, row: u8) -> Value {
    if column.name == "deleted_at" {
        return Value::Null;
    }
    match column.ty {
        ColumnType::List(_) => Value::Text(format!("[\"{row}\"]")),
        ColumnType::Scalar(scalar) => match scalar {
            Scalar::Uuid => Value::Blob(vec![row; 16]),
            Scalar::Bytes => Value::Blob(vec![row; 3]),
            Scalar::Int | Scalar::BigInt => Value::Integer(row.into()),
            Scalar::Bool => Value::Integer(1),
            Scalar::Float => Value::Real(row.into()),
            _ => Value::Text(row.to_string()),
        },
    }
}
