//! Models that come to a real PostgreSQL in steps.

use std::fmt::Write as _;

use dddgen::model::{Database, Entity, Literal, OnDelete, PredicateOperator};
use dddgen::scalar::{SCALARS, Scalar};
use dddgen::schema::{Column, ColumnType, Migration, Schema, postgres, quote_ident};
use proptest::prelude::*;

use crate::composites;
use crate::database::{diff, key};
use crate::models::{
    bookstore, bounded, default, deleting, entity, index, indexed, int, list, optional, reference,
    references, scalar, schema, string, term, unique, unique_together,
};
use crate::properties::{as_strict_as, pair};
use crate::server::Server;
use crate::store::{losing, of};

impl Server {
    /// One with the tables of a schema.
    fn built(schema: &Schema) -> Self {
        let server = Self::open();
        server.run(&migration(&Schema::default(), schema).up);
        server
    }

    /// The rows of all tables, columns by name.
    fn rows(&self, schema: &Schema) -> String {
        let of_table = |table: &dddgen::schema::Table| {
            let columns = table.columns.iter().map(|it| quote_ident(&it.name));
            let mut columns: Vec<_> = columns.collect();
            columns.sort();
            let (name, key) = (quote_ident(&table.name), key(table));
            format!("select {} from {name} order by {key};", columns.join(", "))
        };
        let selects: Vec<_> = schema.tables.iter().map(of_table).collect();
        self.run(&selects.join("\n"))
    }

    /// Inserts rows into each table; references go to the rows of the same number.
    fn fill(&self, schema: &Schema, count: u8) {
        let mut script = String::from("set session_replication_role = replica;\n");
        for table in &schema.tables {
            for row in 1..=count {
                let columns = table.columns.iter().map(|it| quote_ident(&it.name));
                let columns: Vec<_> = columns.collect();
                let values: Vec<_> = table.columns.iter().map(|it| sample(it, row)).collect();
                let (names, values) = (columns.join(", "), values.join(", "));
                let table = quote_ident(&table.name);
                // Writing into a `String` cannot fail.
                let _ = writeln!(script, "insert into {table} ({names}) values ({values});");
            }
        }
        self.run(&script);
    }
}

fn migration(old: &Schema, new: &Schema) -> Migration {
    postgres::migration(&diff(old, new)).expect("there is something to do")
}

fn sample(column: &Column, row: u8) -> String {
    if column.name == "deleted_at" {
        return "null".to_owned();
    }
    let ColumnType::Scalar(scalar) = column.ty else {
        return format!("'[\"{row}\"]'");
    };
    match scalar {
        Scalar::Uuid => format!("'00000000-0000-0000-0000-0000000000{row:02}'"),
        Scalar::Bytes => format!(r"'\x{row:02}'"),
        Scalar::Bool => "true".to_owned(),
        Scalar::Date => format!("'2026-01-{row:02}'"),
        Scalar::Time => format!("'01:02:{row:02}'"),
        Scalar::DateTime => format!("'2026-01-{row:02}T00:00:00Z'"),
        _ => format!("'{row}'"),
    }
}

/// Goes there, back and there again, with rows in all tables that are old.
#[track_caller]
fn evolve(old: Vec<Entity>, new: Vec<Entity>) -> Server {
    let (old, new) = (schema(old), schema(new));
    let server = Server::built(&old);
    server.fill(&old, 3);
    let expected = Server::built(&new).shape_alone();
    let Some(Migration { up, down, .. }) = postgres::migration(&diff(&old, &new)) else {
        assert_eq!(server.shape_alone(), expected);
        return server;
    };
    let (shape, rows) = (server.shape(), server.rows(&old));
    server.run(&up);
    assert_eq!(server.shape_alone(), expected, "{up}");
    assert_eq!(server.rows(&old), rows, "{up}");
    server.run(&down);
    assert_eq!(server.shape(), shape, "{down}");
    assert_eq!(server.rows(&old), rows, "{down}");
    server.run(&up);
    assert_eq!(server.shape_alone(), expected);
    server
}

#[test]
fn from_nothing_and_back() {
    let schema = schema(bookstore());
    let Migration { up, down, .. } = migration(&Schema::default(), &schema);
    let server = Server::open();
    server.run(&up);
    server.fill(&schema, 3);
    server.run(&down);
    assert_eq!(server.shape(), "");
    server.run(&up);
}

#[test]
fn values_of_several_parts_come_and_are_whole() {
    let old = composites::schema("");
    let new = "place = 'Address:optional'\nsize = 'Size'\nprice = 'money:min=0:optional'";
    let new = composites::schema(new);
    let Migration { up, down, .. } = migration(&old, &new);
    let server = Server::built(&old);
    server.fill(&old, 3);
    let (shape, rows) = (server.shape(), server.rows(&old));
    server.run(&up);
    let expected = Server::built(&new).shape_alone();
    assert_eq!(server.shape_alone(), expected, "{up}");
    assert_eq!(server.rows(&old), rows, "{up}");
    for (change, named) in [
        ("place_country = 'US'", "ck_shops_place_whole"),
        ("place_unit = '5b'", "ck_shops_place_whole"),
        ("price_amount = 1", "ck_shops_price_whole"),
        (
            "price_amount = -1, price_currency = 'EUR'",
            "ck_shops_price_amount_range",
        ),
    ] {
        let refused = server.try_run(&format!("update shops set {change};"));
        let refused = refused.expect_err(change);
        assert!(refused.contains(named), "{change}: {refused}");
    }
    server.run("update shops set place_country = 'US', place_street = 'Main', price_amount = 1.5, price_currency = 'EUR';");
    server.run(&down);
    assert_eq!(server.shape(), shape, "{down}");
}

#[test]
fn circles_of_references_come_and_go() {
    let schema = schema(vec![
        entity("Team", vec![optional(reference("lead", "Person"))]),
        entity("Person", vec![reference("team", "Team")]),
    ]);
    let Migration { up, down, .. } = migration(&Schema::default(), &schema);
    let server = Server::open();
    server.run(&up);
    assert_eq!(server.shape().matches("FOREIGN KEY").count(), 2, "{up}");
    server.fill(&schema, 2);
    server.run(&down);
    assert_eq!(server.shape(), "");
}

/// The longest text that the model allows in an index fits whatever it says, and not much more does.
#[test]
fn an_index_has_room_for_the_texts_of_the_model() {
    let model = "[entities.Book.fields]\ncode = 'string:1..672:unique'\n";
    let schema = of(Database::Postgres, model);
    let server = Server::built(&schema);
    for (number, length, fits) in [(1, 672, true), (2, 680, false)] {
        // Characters of four bytes, in an order that cannot be compressed.
        let written = server.try_run(&format!(
            "alter table books drop constraint if exists ck_books_code_length;
            insert into books
            select '00000000-0000-7000-8000-00000000000{number}', code, 1, now(), 'x', now(), 'x'
            from (
                select string_agg(chr(65536 + ('x' || left(md5(g::text), 4))::bit(16)::int), '')
                from generate_series(1, {length}) g
            ) as made (code);"
        ));
        let refused = written.err().unwrap_or_default();
        assert_eq!(refused.is_empty(), fits, "{length}: {refused}");
        assert_eq!(refused.contains("exceeds btree"), !fits, "{refused}");
    }
}

#[test]
fn columns_come_and_change() {
    let book = |field| vec![entity("Book", vec![string("title"), field])];
    let with = |fields| {
        let mut entities = bookstore();
        entities[1].fields.extend::<Vec<_>>(fields);
        entities
    };
    let cases = [
        (
            bookstore(),
            with(vec![
                optional(unique(string("code"))),
                optional(indexed(int("rank"))),
            ]),
        ),
        (
            bookstore(),
            with(vec![optional(reference("publisher", "Category"))]),
        ),
        (
            bookstore(),
            with(vec![default(string("country"), "O'Land; -- \"x\\")]),
        ),
        (
            bookstore(),
            with(vec![
                list("awards", Scalar::String),
                optional(reference("mentor", "Author")),
            ]),
        ),
        (
            bookstore(),
            with(vec![
                references("categories", "Category"),
                deleting(references("rivals", "Author"), OnDelete::Cascade),
            ]),
        ),
        (
            bookstore(),
            with(vec![default(scalar("photo", Scalar::Bytes), "aGVsbG8=")]),
        ),
        (
            bookstore(),
            with(vec![default(scalar("order", Scalar::Bool), "true")]),
        ),
        (
            book(bounded(string("a"), Some(1), Some(20))),
            book(bounded(string("a"), Some(1), Some(30))),
        ),
        (book(bounded(int("a"), Some(0), None)), book(int("a"))),
        (book(int("a")), book(scalar("a", Scalar::BigInt))),
        (book(int("a")), book(optional(int("a")))),
        (book(optional(int("a"))), book(default(int("a"), "3"))),
        (book(string("a")), book(unique(string("a")))),
        (book(indexed(string("a"))), book(unique(string("a")))),
    ];
    for (old, new) in cases {
        evolve(old, new);
    }
}

#[test]
fn several_changes_at_once() {
    let mut new = bookstore();
    new[1].fields.push(default(string("country"), "NL"));
    new.push(entity(
        "Review",
        vec![reference("book", "Book"), reference("author", "Author")],
    ));
    new[0].fields.push(optional(reference("review", "Review")));
    new[0].indexes.clear();
    let quote = Literal::Text("'; --".to_owned());
    let terms = vec![term("title", PredicateOperator::NotEqual, Some(quote))];
    new[0] = index(new[0].clone(), &["published_on"], terms);
    new[2] = unique_together(new[2].clone(), &["name", "parent"]);
    evolve(bookstore(), new);
}

#[test]
fn nulls_take_the_default_when_a_field_becomes_required() {
    let with = |field| schema(vec![entity("Book", vec![string("title"), field])]);
    let (old, new) = (with(optional(int("a"))), with(default(int("a"), "3")));
    let server = Server::built(&old);
    server.fill(&old, 2);
    server.run("update books set a = null where a = 1;");
    server.run(&migration(&old, &new).up);
    assert_eq!(server.run("select sum(a) from books;"), "5\n");
    let refused = server.try_run("insert into books (id) values (gen_random_uuid());");
    assert!(refused.is_err(), "no default stays behind");
}

#[test]
fn every_keyword_is_a_name_once_it_is_quoted() {
    let server = Server::open();
    let words = server.run("select word from pg_get_keywords() order by word;");
    let of_word = |word: &str| Entity {
        table: word.to_owned(),
        ..entity(
            &format!("word_{word}"),
            vec![indexed(bounded(int(word), Some(0), None))],
        )
    };
    // A field of that name would meet the column of every table.
    let words = words.lines().filter(|word| *word != "version");
    let entities = words.map(of_word).collect();
    let schema = schema(entities);
    server.run(&migration(&Schema::default(), &schema).up);
    server.run(&migration(&Schema::default(), &schema).down);
}

#[test]
fn constants_of_every_type_fill_old_rows() {
    let filled = SCALARS.iter().map(|spec| {
        let name = format!("a_{}", spec.keyword);
        default(scalar(&name, spec.scalar), spec.examples[0])
    });
    let fields = [vec![string("title")], filled.collect()].concat();
    let server = evolve(
        vec![entity("Book", vec![string("title")])],
        vec![entity("Book", fields)],
    );
    let found = server.run("select a_datetime, a_decimal from books limit 1;");
    assert!(found.contains("+00|"), "{found}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_model_that_grows_takes_its_rows_along((old, new) in pair()) {
        if !old.is_empty() {
            evolve(old, new);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn what_goes_takes_nothing_else_along((few, many) in pair()) {
        let many = schema(as_strict_as(&few, many));
        let few = schema(few);
        prop_assume!(!few.tables.is_empty());
        let server = Server::built(&many);
        server.fill(&many, 2);
        let (shape, kept) = (server.shape(), server.rows(&few));
        let expected = Server::built(&few).shape_alone();
        if let Some(Migration { up, down, .. }) = postgres::migration(&losing(&many, &few)) {
            server.run(&up);
            prop_assert_eq!(server.shape_alone(), expected);
            prop_assert_eq!(server.rows(&few), kept.clone());
            server.run(&down);
            prop_assert_eq!(server.shape(), shape);
            prop_assert_eq!(server.rows(&few), kept);
        }
    }
}

#[test]
fn rules_across_fields_are_kept_and_come_and_go() {
    let model = |rules: &str| {
        let model = format!(
            "[service]\nname = 'x'\ndatabase = 'postgres'\n[entities.Task.fields]\n\
             title = 'string'\nprice = 'decimal'\nsize = 'int:optional'\ntags = 'list:string'\n{rules}"
        );
        dddgen::schema::of(&dddgen::model::parse(&model).unwrap())
    };
    let rule = |text: &str| {
        model(&format!(
            "[[entities.Task.rules]]\nname = 'fits'\nrule = \"\"\"{text}\"\"\"\n"
        ))
    };
    let insert = |price: &str, size: &str| {
        format!(
            "insert into tasks (id, title, price, size, tags, version, created_at, created_by, updated_at, updated_by) \
             values (gen_random_uuid(), 'a', {price}, {size}, '[]', 1, now(), 'x', now(), 'x');"
        )
    };
    let (none, one) = (
        model(""),
        rule("price * size <= 10.5 and size * size < 9000000000"),
    );
    let server = Server::built(&one);
    server.run(&insert("5.25", "2"));
    server.run(&insert("5.25", "null"));
    for (price, size) in [("5.26", "2"), ("0", "94869"), ("0", "2147483647")] {
        let refused = server.try_run(&insert(price, size)).unwrap_err();
        assert!(refused.contains("ck_tasks_fits"), "{refused}");
    }
    let gone = migration(&one, &none);
    server.run(&gone.up);
    server.run(&insert("5.26", "2"));
    let stopped = server.try_run(&gone.down).unwrap_err();
    assert!(stopped.contains("ck_tasks_fits"), "{stopped}");
    for text in [
        "length(title) > length(tags) + 1",
        "length(tags) * price >= -(size + 1) / 8",
        "title in ('it''s', '\\\\') or size in (1, 2) or tags is empty",
    ] {
        Server::built(&rule(text));
    }
}

#[test]
fn stored_rows_get_what_follows_from_them() {
    let lines = |derived: &str| {
        let model = format!(
            "[service]\nname = 'x'\ndatabase = 'postgres'\n[entities.Line.fields]\n\
             size = 'int'\nextra = 'int:optional'\nprice = 'decimal'\n{derived}"
        );
        dddgen::schema::of(&dddgen::model::parse(&model).unwrap())
    };
    let (plain, derived) = (
        lines(""),
        lines(
            "square = { type = 'bigint', derived = 'size * size' }\n\
             total = { type = 'decimal', derived = 'price * size' }\n\
             more = { type = 'decimal', derived = '(price + extra) / 4' }\n",
        ),
    );
    let server = Server::built(&plain);
    server.run(
        "insert into lines (id, size, extra, price, version, created_at, created_by, updated_at, updated_by) \
         values (gen_random_uuid(), 2147483647, null, 1.5, 1, now(), 'x', now(), 'x'), \
                (gen_random_uuid(), 2, 1, 1.5, 1, now(), 'x', now(), 'x');",
    );
    let change = migration(&plain, &derived);
    server.run(&change.up);
    let found = server.run("select square, total, more from lines order by size desc;");
    assert_eq!(
        found.trim(),
        "4611686014132420609|3221225470.5|\n4|3.0|0.625"
    );
    server.run(&change.down);
}
