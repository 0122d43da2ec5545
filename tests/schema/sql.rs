//! The SQL, to the letter.

use dddgen::model::{Entity, Field, Literal, PredicateOperator};
use dddgen::scalar::Scalar;
use dddgen::schema::{self, Migration, Schema, sqlite};

use crate::database::migration;
use crate::models::{
    bookstore, bounded, default, entity, index, indexed, int, list, optional, reference, scalar,
    schema, string, term, unique, unique_together,
};

/// How a table of one field starts, up to the audit columns.
fn definition(field: Field) -> String {
    let schema = schema(vec![
        entity("Thing", vec![field]),
        entity("Author", vec![int("a")]),
    ]);
    let sql = sqlite::create_table(schema.table("things").unwrap());
    let (_, rest) = sql.split_once("primary key,\n").unwrap();
    let (definition, _) = rest.split_once(",\n    version").unwrap();
    definition.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn columns() {
    let text = |min, max| bounded(scalar("a", Scalar::Text), min, max);
    let check =
        |rule: &str, condition: &str| format!("constraint ck_things_a_{rule} check ({condition})");
    let array = check("json", "json_valid(a) and json_type(a) = 'array'");
    let cases = [
        (text(None, None), "a text not null".to_owned()),
        (text(Some(0), None), "a text not null".to_owned()),
        (text(Some(1), None), format!("a text not null {}", check("length", "length(a) >= 1"))),
        (text(None, Some(9)), format!("a text not null {}", check("length", "length(a) <= 9"))),
        (text(Some(2), Some(2)), format!("a text not null {}", check("length", "length(a) = 2"))),
        (optional(int("a")), "a integer".to_owned()),
        (
            bounded(scalar("a", Scalar::BigInt), Some(-1), Some(1)),
            format!("a integer not null {}", check("range", "a between -1 and 1")),
        ),
        (
            bounded(scalar("a", Scalar::Decimal), Some(0), Some(10)),
            format!("a text collate decimal not null {}", check("range", "a between '0' and '10'")),
        ),
        (
            bounded(scalar("a", Scalar::Float), Some(0), None),
            format!("a real not null {}", check("range", "a >= 0")),
        ),
        (scalar("a", Scalar::Bool), format!("a integer not null {}", check("bool", "a in (0, 1)"))),
        (scalar("a", Scalar::Json), format!("a text not null {}", check("json", "json_valid(a)"))),
        (scalar("a", Scalar::Uuid), "a blob not null".to_owned()),
        (list("a", Scalar::Int), format!("a text not null {array}")),
        (
            bounded(list("a", Scalar::Int), Some(1), Some(3)),
            format!("a text not null {array} {}", check("count", "json_array_length(a) between 1 and 3")),
        ),
        (
            reference("author", "Author"),
            "author_id blob not null constraint fk_things_author_id references authors (id) on delete restrict".to_owned(),
        ),
        (
            optional(reference("author_id", "Author")),
            "author_id blob constraint fk_things_author_id references authors (id) on delete restrict".to_owned(),
        ),
        (
            bounded(int("order"), Some(0), None),
            "\"order\" integer not null constraint ck_things_order_range check (\"order\" >= 0)".to_owned(),
        ),
    ];
    for (field, expected) in cases {
        assert_eq!(definition(field.clone()), expected, "{field:?}");
    }
}

fn indexes(entity: Entity) -> Vec<String> {
    let author = self::entity("Author", vec![int("a")]);
    let schema = schema(vec![entity, author]);
    let table = schema.table("things").unwrap();
    table
        .indexes
        .iter()
        .map(|index| sqlite::create_index(table, index))
        .collect()
}

#[test]
fn indexes_of_live_rows() {
    let thing = |fields| entity("Thing", fields);
    let both = || thing(vec![int("a"), int("group")]);
    let quote = Literal::Text("' or 1 = 1; --".to_owned());
    let terms = vec![
        term("a", PredicateOperator::NotEqual, Some(quote)),
        term("b", PredicateOperator::IsNotNull, None),
    ];
    let long = "create index ix_things_a_where_a_b on things (a)\n\
                where deleted_at is null and a <> ''' or 1 = 1; --' and b is not null;";
    let cases = [
        (thing(vec![int("a")]), vec![]),
        (
            thing(vec![unique(int("a"))]),
            vec!["create unique index uq_things_a on things (a) where deleted_at is null;"],
        ),
        (
            thing(vec![unique(indexed(int("a")))]),
            vec!["create unique index uq_things_a on things (a) where deleted_at is null;"],
        ),
        (
            unique_together(both(), &["group", "a"]),
            vec![
                "create unique index uq_things_group_a on things (\"group\", a) where deleted_at is null;",
            ],
        ),
        (
            index(
                both(),
                &["a"],
                vec![term(
                    "a",
                    PredicateOperator::Less,
                    Some(Literal::Integer(10)),
                )],
            ),
            vec![
                "create index ix_things_a_where_a on things (a) where deleted_at is null and a < 10;",
            ],
        ),
        (
            index(thing(vec![string("a"), optional(int("b"))]), &["a"], terms),
            vec![long],
        ),
        (
            thing(vec![indexed(reference("author", "Author"))]),
            vec!["create index ix_things_author_id on things (author_id);"],
        ),
        (
            thing(vec![unique(reference("author", "Author"))]),
            vec![
                "create unique index uq_things_author_id on things (author_id) where deleted_at is null;",
                "create index ix_things_author_id on things (author_id);",
            ],
        ),
    ];
    for (entity, expected) in cases {
        assert_eq!(indexes(entity), expected);
    }
}

#[test]
fn tables_come_after_those_that_they_refer_to() {
    let names = |schema: &Schema| {
        schema
            .tables
            .iter()
            .map(|it| it.name.clone())
            .collect::<Vec<_>>()
    };
    let schema = schema(bookstore());
    assert_eq!(names(&schema), ["authors", "books", "categories"]);
    assert_eq!(names(&schema::of(&crate::models::model(vec![]))), [""; 0]);
}

fn books(fields: Vec<Field>) -> Schema {
    schema(vec![entity("Book", [vec![int("stock")], fields].concat())])
}

#[test]
fn a_new_table() {
    let Migration { slug, up, down } =
        migration(&Schema::default(), &books(vec![unique(string("isbn"))]));
    assert_eq!(slug, "create_books");
    let before = "-- Drops books.\n\n-- What dddgen did not make would be lost with these tables";
    assert!(down.starts_with(before), "{down}");
    let after = "        ('books', null)\n),\nlost (what) as (\n    select 'rows of '";
    assert!(down.contains(after), "{down}");
    assert!(
        down.ends_with("\nfrom lost;\n\ndrop table books;\n"),
        "{down}"
    );
    let expected = "\
-- Creates books.

create table books (
    id blob not null constraint pk_books primary key,
    stock integer not null,
    isbn text not null
        constraint ck_books_isbn_length check (length(isbn) between 1 and 255),
    version integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text
) strict;

create unique index uq_books_isbn on books (isbn) where deleted_at is null;
";
    assert_eq!(up, expected);
}

#[test]
fn a_new_column_in_place() {
    let new = books(vec![
        optional(indexed(string("sku"))),
        optional(default(scalar("price", Scalar::Decimal), "9.90")),
    ]);
    let Migration { slug, up, down } = migration(&books(vec![]), &new);
    assert_eq!(slug, "add_sku_and_price_to_books");
    let expected = "\
-- Adds sku and price to books.

alter table books add column
    sku text
        constraint ck_books_sku_length check (length(sku) between 1 and 255);

alter table books add column
    price text collate decimal;

update books set price = '9.9';

create index ix_books_sku on books (sku) where deleted_at is null;
";
    assert_eq!(up, expected);
    let expected = "\
-- Removes price and sku from books.

drop index ix_books_sku;

alter table books drop column price;

alter table books drop column sku;
";
    assert_eq!(down, expected);
}

#[test]
fn a_table_made_anew() {
    let migration = migration(
        &books(vec![]),
        &books(vec![default(scalar("note", Scalar::Text), "it's")]),
    );
    let expected = "\
-- Adds note to books.

-- What dddgen did not make would be lost with these tables, and stops the migration: drop it above
-- this or in a migration before, and create it again after. SQLite cites what is no path of JSON.
with made (name, columns) as (
    values
        ('books', '[
            \"id\", \"stock\", \"version\", \"created_at\", \"created_by\", \"updated_at\", \"updated_by\",
            \"deleted_at\"
        ]')
),
lost (what) as (
    select 'column ' || own.name || ' of ' || made.name
    from made join pragma_table_xinfo(made.name) as own
    where columns is not null and own.name not in (select value from json_each(columns))
    union
    select type || ' ' || name || ' on ' || tbl_name
    from sqlite_schema
    where type in ('index', 'trigger') and sql is not null
        and tbl_name collate nocase in (select name from made where columns is not null)
    union
    select 'rows of ' || own.name || ', which refers to ' || made.name
        || ' on delete ' || lower(reference.on_delete)
    from sqlite_schema as own
    join pragma_foreign_key_list(own.name) as reference
    join made on made.name = reference.\"table\" collate nocase
    where own.type = 'table' and reference.on_delete not in ('NO ACTION', 'RESTRICT')
        and own.name not in (select name from made)
)
select json_extract(
    '{}',
    'stopped, since what dddgen did not make would be lost: ' || group_concat(what, ', ')
        || '; drop it first and create it again after, each in a migration of your own, or write'
        || ' these steps into this one'
)
from lost;

-- References are checked at the commit, not while a table is away.
pragma defer_foreign_keys = on;

-- SQLite cannot change these columns in place: the rows of books step aside.
create table temp.books_before as
select
    id,
    stock,
    version,
    created_at,
    created_by,
    updated_at,
    updated_by,
    deleted_at
from books;

drop table books;

create table books (
    id blob not null constraint pk_books primary key,
    stock integer not null,
    note text not null,
    version integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    deleted_at text
) strict;

insert into books (
    id,
    stock,
    note,
    version,
    created_at,
    created_by,
    updated_at,
    updated_by,
    deleted_at
)
select
    id,
    stock,
    'it''s',
    version,
    created_at,
    created_by,
    updated_at,
    updated_by,
    deleted_at
from temp.books_before;

drop table temp.books_before;
";
    assert_eq!(migration.up, expected);
}

#[test]
fn names_and_texts_stay_in_their_places() {
    let hostile = Entity {
        table: "x\"; drop table y; --\nselect".to_owned(),
        ..entity("Thing", vec![indexed(int("a"))])
    };
    let migration = migration(&Schema::default(), &schema(vec![hostile]));
    let mut lines = migration.up.lines();
    assert_eq!(
        lines.next(),
        Some("-- Creates x\"; drop table y; -- select.")
    );
    assert!(
        migration
            .slug
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b == b'_'),
        "{}",
        migration.slug
    );
    let mut database = crate::database::open();
    crate::database::run(&mut database, "create table y (a)");
    crate::database::run(&mut database, &migration.up);
    crate::database::run(&mut database, &migration.down);
    crate::database::run(&mut database, "select a from y");
}
