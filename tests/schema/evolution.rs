//! Databases that come to a model in steps.

use dddgen::model::{Entity, Field, Literal, OnDelete, PredicateOperator};
use dddgen::scalar::Scalar;
use dddgen::schema::{Schema, migration_files, sqlite};

use crate::database::{built, diff, fill, migration, open, rows, run, shape, try_run};
use crate::models::{
    bookstore, bounded, default, deleting, entity, index, indexed, int, list, model, optional,
    reference, references, scalar, schema, string, term, unique, unique_together,
};

/// Goes there, back and there again, with rows in all tables that are old.
fn evolve(old: Vec<Entity>, new: Vec<Entity>) -> rusqlite::Connection {
    let (old, new) = (schema(old), schema(new));
    let migration = migration(&old, &new);
    let mut database = built(&old);
    fill(&mut database, &old, 3);
    let (shape_before, rows_before) = (shape(&database), rows(&database, &old));
    run(&mut database, &migration.up);
    assert_eq!(shape(&database), shape(&built(&new)), "{}", migration.up);
    assert_eq!(rows(&database, &old), rows_before, "{}", migration.up);
    run(&mut database, &migration.down);
    assert_eq!(shape(&database), shape_before, "{}", migration.down);
    assert_eq!(rows(&database, &old), rows_before, "{}", migration.down);
    run(&mut database, &migration.up);
    assert_eq!(shape(&database), shape(&built(&new)));
    database
}

fn with_fields(entity: &str, fields: Vec<Field>) -> Vec<Entity> {
    let mut entities = bookstore();
    let found = entities.iter_mut().find(|it| it.name.pascal() == entity);
    found.unwrap().fields.extend(fields);
    entities
}

#[test]
fn from_nothing_and_back() {
    let schema = schema(bookstore());
    let migration = migration(&Schema::default(), &schema);
    let mut database = open();
    run(&mut database, &migration.up);
    fill(&mut database, &schema, 3);
    run(&mut database, &migration.down);
    assert!(shape(&database).is_empty());
    run(&mut database, &migration.up);
}

#[test]
fn circles_of_references_come_and_go() {
    let circle = vec![
        entity("Team", vec![optional(reference("lead", "Person"))]),
        entity("Person", vec![reference("team", "Team")]),
    ];
    let schema = schema(circle);
    let migration = migration(&Schema::default(), &schema);
    let mut database = open();
    run(&mut database, &migration.up);
    fill(&mut database, &schema, 2);
    run(&mut database, &migration.down);
    assert!(shape(&database).is_empty());
}

#[test]
fn columns_come_to_tables_that_others_refer_to() {
    let cases = [
        vec![optional(string("born_in"))],
        vec![
            optional(unique(string("code"))),
            optional(indexed(int("rank"))),
        ],
        vec![optional(reference("publisher", "Category"))],
        vec![default(string("country"), "O'Land; -- \"x\"")],
        vec![
            default(scalar("score", Scalar::Decimal), "1.50"),
            optional(string("note")),
        ],
        vec![list("awards", Scalar::String), reference_to_self()],
        vec![default(
            optional(scalar("seen_at", Scalar::DateTime)),
            "2026-01-02T03:04:05Z",
        )],
        vec![default(
            scalar("code", Scalar::Uuid),
            "018f8a52-6b1c-7c3e-9d41-2f6a7b8c9d0e",
        )],
        vec![
            default(scalar("order", Scalar::Bool), "true"),
            default(indexed(int("group")), "-3"),
        ],
        vec![default(scalar("data", Scalar::Json), r#"{"a":"it's"}"#)],
        vec![default(scalar("photo", Scalar::Bytes), "aGVsbG8=")],
        vec![default(bounded(string("code"), Some(2), Some(2)), "ab")],
    ];
    for fields in cases {
        evolve(bookstore(), with_fields("Author", fields));
    }
}

#[test]
fn lists_of_references_come_in_tables_of_their_own() {
    let fields = vec![
        references("categories", "Category"),
        deleting(references("rivals", "Author"), OnDelete::Cascade),
    ];
    let new = with_fields("Author", fields);
    let mut database = evolve(bookstore(), new.clone());
    let schema = schema(new);
    let table = schema.table("author_categories").unwrap();
    let key = table.key.as_ref().map(|key| key.columns.join(", "));
    assert_eq!(key.as_deref(), Some("author_id, category_id"));

    let author = "select id from authors order by id limit 1";
    let category = "select id from categories order by id limit 1";
    let entry = |of: &str, to: &str, at: u8| {
        format!("insert into author_categories values (({of}), ({to}), {at});")
    };
    let first = entry(author, category, 0);
    run(&mut database, &first);
    for refused in [
        entry(author, category, 1),
        entry(
            author,
            "select id from categories order by id desc limit 1",
            0,
        ),
        entry(author, "x'00'", 1),
        format!("delete from categories where id = ({category});"),
    ] {
        assert!(try_run(&mut database, &refused).is_err(), "{refused}");
    }
    let plan =
        "explain query plan select author_id from author_categories where category_id = x'00'";
    let plan: String = database.query_row(plan, [], |row| row.get(3)).unwrap();
    assert!(plan.contains("ix_author_categories_category_id"), "{plan}");
}

fn reference_to_self() -> Field {
    optional(reference("mentor", "Author"))
}

#[test]
fn old_rows_get_the_default() {
    let fields = vec![
        default(string("country"), "it's"),
        default(optional(int("rank")), "7"),
        list("awards", Scalar::String),
        optional(string("note")),
    ];
    let database = evolve(bookstore(), with_fields("Author", fields));
    let sql = "select distinct country, rank, awards, note from authors";
    let read = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let found: (String, i64, String, Option<String>) = database.query_row(sql, [], read).unwrap();
    assert_eq!(found, ("it's".to_owned(), 7, "[]".to_owned(), None));
    let sql = "insert into authors (id) values (x'77')";
    assert!(
        database.execute(sql, []).is_err(),
        "no default stays behind"
    );
}

#[test]
fn what_a_deletion_does_can_change() {
    let of = |on_delete| with_fields("Author", vec![deleting(reference_to_self(), on_delete)]);
    let database = evolve(of(OnDelete::Restrict), of(OnDelete::SetNull));
    let sql: String = database
        .query_row(
            "select sql from sqlite_schema where name = 'authors'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert!(
        sql.contains("references authors (id) on delete set null"),
        "{sql}"
    );
}

#[test]
fn columns_change_in_place() {
    let old = |field: Field| vec![entity("Book", vec![string("title"), field]), review()];
    let cases = [
        (
            bounded(string("a"), Some(1), Some(20)),
            bounded(string("a"), Some(1), Some(30)),
        ),
        (bounded(int("a"), Some(0), None), int("a")),
        (int("a"), scalar("a", Scalar::BigInt)),
        (int("a"), optional(int("a"))),
        (optional(int("a")), default(int("a"), "3")),
        (string("a"), unique(string("a"))),
        (unique(string("a")), string("a")),
        (indexed(string("a")), unique(string("a"))),
    ];
    for (before, after) in cases {
        let same_sql = before.ty != after.ty && !after.optional;
        if same_sql {
            assert_eq!(
                sqlite::migration(&diff(&schema(old(before)), &schema(old(after)))),
                None
            );
        } else {
            evolve(old(before), old(after));
        }
    }
}

fn review() -> Entity {
    entity("Review", vec![reference("book", "Book")])
}

#[test]
fn nulls_take_the_default_when_a_field_becomes_required() {
    let with = |field| schema(vec![entity("Book", vec![string("title"), field])]);
    let (old, new) = (with(optional(int("a"))), with(default(int("a"), "3")));
    let mut database = built(&old);
    fill(&mut database, &old, 2);
    database
        .execute(
            "update books set a = null where id = zeroblob(0) or a = 1",
            [],
        )
        .unwrap();
    run(&mut database, &migration(&old, &new).up);
    let sum: i64 = database
        .query_row("select sum(a) from books", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sum, 5);
}

#[test]
fn several_changes_at_once() {
    let mut new = with_fields("Author", vec![default(string("country"), "NL")]);
    new.push(entity(
        "Review",
        vec![reference("book", "Book"), reference("author", "Author")],
    ));
    new[0].fields.push(optional(reference("review", "Review")));
    new[0].fields.push(list("formats", Scalar::String));
    new[0].indexes.clear();
    let terms = vec![term(
        "title",
        PredicateOperator::NotEqual,
        Some(Literal::Text("'; --".to_owned())),
    )];
    new[0] = index(new[0].clone(), &["published_on"], terms);
    new[2] = unique_together(new[2].clone(), &["name", "parent"]);
    evolve(bookstore(), new);
}

#[test]
fn a_down_that_rows_do_not_fit_changes_nothing() {
    let with = |field| schema(vec![entity("Book", vec![field])]);
    let (old, new) = (with(int("a")), with(optional(int("a"))));
    let migration = migration(&old, &new);
    let mut database = built(&new);
    fill(&mut database, &new, 2);
    database.execute("update books set a = null", []).unwrap();
    let before = (shape(&database), rows(&database, &new));
    assert!(try_run(&mut database, &migration.down).is_err());
    assert_eq!((shape(&database), rows(&database, &new)), before);
}

#[test]
fn names_that_are_words_of_sql() {
    let order = |fields| Entity {
        table: "order".to_owned(),
        ..entity("Order", fields)
    };
    let words = [
        "group", "from", "index", "table", "select", "key", "values", "default", "check", "user",
    ];
    let fields: Vec<_> = words
        .iter()
        .map(|word| indexed(bounded(int(word), Some(0), None)))
        .collect();
    let line = entity("OrderLine", vec![reference("order", "Order")]);
    let mut more = fields.clone();
    more.push(default(unique_free(int("where")), "1"));
    evolve(vec![line.clone(), order(fields)], vec![line, order(more)]);
}

fn unique_free(field: Field) -> Field {
    indexed(field)
}

#[test]
fn every_keyword_is_a_name_once_it_is_quoted() {
    let keywords = "abort action add after all alter always analyze and as asc attach \
        autoincrement before begin between by cascade case cast check collate column commit \
        conflict constraint create cross current current_date current_time current_timestamp \
        database default deferrable deferred delete desc detach distinct do drop each else end \
        escape except exclude exclusive exists explain fail false filter first following for \
        foreign from full generated glob group groups having if ignore immediate in index \
        indexed initially inner insert instead intersect into is isnull join key last left \
        like limit match materialized natural no not nothing notnull null nulls of offset oid \
        on or order others outer over partition plan pragma preceding primary query raise \
        range recursive references regexp reindex release rename replace restrict returning \
        right rollback row rowid rows savepoint select set stored strict table temp temporary \
        then ties to transaction trigger true unbounded union unique update using vacuum \
        values view virtual when where window with within without";
    for word in keywords.split_whitespace() {
        let field = indexed(bounded(int(word), Some(0), None));
        let table = Entity {
            table: word.to_owned(),
            ..entity("Word", vec![field])
        };
        let schema = schema(vec![
            table,
            entity("Referrer", vec![reference("to", "Word")]),
        ]);
        let mut database = built(&schema);
        fill(&mut database, &schema, 1);
        run(&mut database, &migration(&Schema::default(), &schema).down);
    }
}

#[test]
fn indexes_of_the_same_name_are_told_apart() {
    let table = |name, table: &str, fields| Entity {
        table: table.to_owned(),
        ..entity(name, fields)
    };
    let order = table("Order", "order", vec![indexed(int("line_no"))]);
    let line = |more: Vec<Field>| {
        let fields = [vec![indexed(int("no"))], more].concat();
        table("OrderLine", "order_line", fields)
    };
    let both = schema(vec![order.clone(), line(vec![])]);
    let indexes = both.tables.iter().flat_map(|table| &table.indexes);
    let names: Vec<_> = indexes.map(|index| index.name.as_str()).collect();
    assert_eq!(names, ["ix_order_line_no", "ix_order_line_no_2"]);
    evolve(vec![line(vec![])], vec![order.clone(), line(vec![])]);
    evolve(
        vec![line(vec![])],
        vec![order, line(vec![default(int("count"), "1")])],
    );
}

#[test]
fn the_same_model_is_no_difference() {
    let schema = schema(bookstore());
    assert!(diff(&schema, &schema).is_empty());
    assert_eq!(sqlite::migration(&diff(&schema, &schema)), None);
    let mut reordered = model(bookstore());
    reordered.entities.reverse();
    reordered
        .entities
        .iter_mut()
        .for_each(|entity| entity.fields.reverse());
    assert!(diff(&schema, &dddgen::schema::of(&reordered)).is_empty());
}

#[test]
fn a_model_file_grows() {
    let parsed = |text: &str| dddgen::schema::of(&dddgen::model::parse(text).unwrap());
    let (before, after) = (parsed(BEFORE), parsed(AFTER));
    let mut database = built(&before);
    run(&mut database, &migration(&before, &after).up);
    assert_eq!(shape(&database), shape(&built(&after)));
    run(&mut database, &migration(&before, &after).down);
    assert_eq!(shape(&database), shape(&built(&before)));
}

const BEFORE: &str = r#"
[service]
name = "bookstore"
description = "Sells books"
dddgen = "0.1.0"
database = "sqlite"

[values.Isbn]
type = "string"
pattern = '^97[89]-\d{10}$'

[contexts.catalog]
doc = "What we sell"

[contexts.catalog.entities.Author.fields]
name = "string:1..255"

[contexts.catalog.entities.Book]
unique = [["title", "author"]]
indexes = [["published_on"], { fields = ["stock"], where = "stock < 10" }]

[contexts.catalog.entities.Book.fields]
isbn   = "Isbn:unique"
title  = "string:1..255"
price  = "decimal:min=0"
stock  = "int:min=0:default=0"
tags   = "list:string:..10"
published_on = "date:optional"
author = "ref:Author"
"#;

const AFTER: &str = r#"
[service]
name = "bookstore"
description = "Sells books"
dddgen = "0.1.0"
database = "sqlite"

[values.Isbn]
type = "string"
pattern = '^97[89]-\d{10}$'

[contexts.catalog]
doc = "What we sell"

[contexts.catalog.entities.Author]
indexes = [{ fields = ["name"], where = "seen_at > '2026-01-01T00:00:00Z' and country <> 'it''s'" }]

[contexts.catalog.entities.Author.fields]
name = "string:1..300"
country = "string:default=NL"
seen_at = "datetime:optional"
mentor = "ref:Author:optional"

[contexts.catalog.entities.Book]
unique = [["title", "author"]]
indexes = [["published_on"], { fields = ["stock"], where = "stock < 20" }]

[contexts.catalog.entities.Book.fields]
isbn   = "Isbn:unique"
title  = "string:1..255"
price  = "decimal"
stock  = "bigint:min=0:default=0"
tags   = "list:string:..10"
published_on = "date:optional"
author = "ref:Author"

[contexts.catalog.entities.Review.fields]
book = "ref:Book"
stars = "int:1..5"
"#;

#[test]
fn slugs_and_files() {
    let old = bookstore();
    let review = entity("Review", vec![string("text")]);
    let plus = |more: Vec<Entity>| old.iter().cloned().chain(more).collect::<Vec<_>>();
    let mut both = with_fields("Author", vec![optional(int("a"))]);
    both[0].fields.push(optional(int("a")));
    let cases = [
        (vec![], old.clone(), "initial"),
        (vec![], vec![review.clone()], "create_reviews"),
        (old.clone(), plus(vec![review.clone()]), "create_reviews"),
        (
            old.clone(),
            plus(vec![review, entity("Shop", vec![int("a")])]),
            "create_reviews_and_shops",
        ),
        (
            old.clone(),
            with_fields("Book", vec![optional(int("sku"))]),
            "add_sku_to_books",
        ),
        (
            old.clone(),
            with_fields("Book", vec![optional(int("a")), list("b", Scalar::Int)]),
            "add_a_and_b_to_books",
        ),
        (
            old.clone(),
            with_fields("Book", vec![optional(reference("shelf", "Category"))]),
            "add_shelf_id_to_books",
        ),
        (old.clone(), both, "change_authors_and_books"),
    ];
    for (old, new, slug) in cases {
        assert_eq!(migration(&schema(old), &schema(new)).slug, slug);
    }
    let files = migration_files(
        &migration(&Schema::default(), &schema(old)),
        20_260_102_030_405,
    );
    let paths = files.map(|(path, _)| path);
    assert_eq!(
        paths,
        [
            "migrations/20260102030405_initial.up.sql",
            "migrations/20260102030405_initial.down.sql"
        ]
    );
}
