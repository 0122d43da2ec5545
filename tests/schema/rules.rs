//! The rules of a model, kept by the database.

use dddgen::model::FieldType;
use dddgen::scalar::Scalar;
use dddgen::schema;
use rusqlite::Connection;

use crate::database::built;
use crate::models::{
    bookstore, bounded, entity, field, list, model, name, optional, scalar, schema as schema_of,
    unique, value,
};

const AUDIT: &str = "1, '', 'x', '', 'x'";

fn insert(database: &Connection, id: u8, value: &str) -> Result<(), String> {
    let sql = format!(
        "insert into things (id, a, version, created_at, created_by, updated_at, updated_by) values (x'{id:02x}', {value}, {AUDIT})"
    );
    database
        .execute(&sql, [])
        .map(|_| ())
        .map_err(|error| error.to_string())
}

#[test]
fn checks_hold() {
    let text = |min, max| bounded(scalar("a", Scalar::String), min, max);
    let decimal = bounded(scalar("a", Scalar::Decimal), Some(0), Some(100));
    let cases = [
        (
            text(Some(2), Some(3)),
            vec!["'ab'", "'äöü'"],
            vec!["'a'", "'abcd'", "null", "x'6162'"],
        ),
        (text(Some(2), Some(2)), vec!["'ab'"], vec!["'a'", "'abc'"]),
        (text(None, Some(1)), vec!["''"], vec!["'ab'"]),
        (
            optional(text(Some(2), None)),
            vec!["null", "'ab'"],
            vec!["'a'"],
        ),
        (
            bounded(scalar("a", Scalar::Int), Some(-1), Some(1)),
            vec!["-1", "1"],
            vec!["-2", "2", "'x'"],
        ),
        (
            decimal,
            vec!["'0'", "'99.5'", "'100.00'", "'9'"],
            vec!["'-0.1'", "'100.01'"],
        ),
        (
            bounded(scalar("a", Scalar::Float), Some(0), None),
            vec!["0.5", "3"],
            vec!["-0.1", "'x'"],
        ),
        (scalar("a", Scalar::Bool), vec!["0", "1"], vec!["2", "null"]),
        (
            scalar("a", Scalar::Json),
            vec!["'{}'", "'null'"],
            vec!["'{'", "''"],
        ),
        (
            bounded(list("a", Scalar::Int), Some(1), Some(2)),
            vec!["'[1]'", "'[1,2]'"],
            vec!["'[]'", "'[1,2,3]'", "'{}'", "'['", "null"],
        ),
        (
            field("a", FieldType::Value(name("Code"))),
            vec!["'abc'"],
            vec!["'ab'", "'abcdef'"],
        ),
        (
            bounded(field("a", FieldType::Value(name("Code"))), Some(4), None),
            vec!["'abcd'"],
            vec!["'abc'", "'abcdef'"],
        ),
    ];
    for (field, valid, invalid) in cases {
        let mut model = model(vec![entity("Thing", vec![field.clone()])]);
        model
            .values
            .push(value("Code", Scalar::String, (Some(3), Some(5))));
        let database = built(&schema::of(&model));
        for (id, sql) in (1..).zip(valid) {
            assert_eq!(insert(&database, id, sql), Ok(()), "{sql} in {field:?}");
        }
        for sql in invalid {
            assert!(insert(&database, 99, sql).is_err(), "{sql} in {field:?}");
        }
    }
}

#[test]
fn a_broken_rule_is_named() {
    let field = bounded(scalar("a", Scalar::String), Some(2), None);
    let database = built(&schema_of(vec![entity("Thing", vec![field])]));
    let error = insert(&database, 1, "'x'").unwrap_err();
    assert_eq!(error, "CHECK constraint failed: ck_things_a_length");
}

#[test]
fn unique_among_the_live_rows_only() {
    let field = unique(scalar("a", Scalar::Decimal));
    let database = built(&schema_of(vec![entity("Thing", vec![field])]));
    insert(&database, 1, "'1.5'").unwrap();
    assert!(insert(&database, 2, "'1.50'").is_err());
    database
        .execute("update things set deleted_at = ''", [])
        .unwrap();
    insert(&database, 2, "'1.50'").unwrap();
}

#[test]
fn a_row_that_is_referred_to_stays() {
    let database = built(&schema_of(bookstore()));
    let insert = "insert into categories (id, name, parent_id, version, created_at, created_by, updated_at, updated_by)";
    database
        .execute(&format!("{insert} values (x'01', 'a', null, {AUDIT})"), [])
        .unwrap();
    database
        .execute(&format!("{insert} values (x'02', 'b', x'01', {AUDIT})"), [])
        .unwrap();
    assert!(
        database
            .execute(&format!("{insert} values (x'03', 'c', x'09', {AUDIT})"), [])
            .is_err()
    );
    assert!(
        database
            .execute("delete from categories where id = x'01'", [])
            .is_err()
    );
}

#[test]
fn the_lookup_of_referring_rows_uses_an_index() {
    let database = built(&schema_of(bookstore()));
    let sql = "explain query plan select 1 from books where author_id = ?";
    let plan: String = database.query_row(sql, [[1_u8]], |row| row.get(3)).unwrap();
    assert!(plan.contains("ix_books_author_id"), "{plan}");
}
