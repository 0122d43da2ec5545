//! What is lost when that is allowed, and what is not, on both databases.

use dddgen::model::Database;
use dddgen::schema::{Losses, difference};

use crate::store::{Store, losing, of};

/// Rows of a table: for each the values given.
type Rows<'a> = &'a [&'a [(&'a str, &'a str)]];

struct Case<'a> {
    old: &'a str,
    new: &'a str,
    table: &'a str,
    rows: Rows<'a>,
    /// What is lost, in words.
    loses: &'a [&'a str],
    /// A query and what it finds afterwards.
    after: (&'a str, &'a str),
    /// The same after the way back.
    back: (&'a str, &'a str),
}

#[track_caller]
fn check(case: &Case<'_>) {
    for database in Database::ALL {
        let (old, new) = (of(database, case.old), of(database, case.new));
        let refused = difference(&old, &new, Losses::Refused).unwrap_err();
        let refused: Vec<_> = refused.iter().map(dddgen::schema::Refusal::loss).collect();
        assert_eq!(refused, case.loses, "{database:?}");
        let difference = losing(&old, &new);
        let said: Vec<_> = difference
            .losses
            .iter()
            .map(dddgen::schema::Refusal::loss)
            .collect();
        assert_eq!(said, case.loses);
        let mut store = Store::built(database, &old);
        for (number, row) in (1..).zip(case.rows) {
            store.insert(&old, case.table, number, row);
        }
        let migration = store.migration(&difference).expect("something to do");
        for loss in case.loses {
            assert!(
                migration
                    .up
                    .contains(&format!("\n-- Loses data: {loss}.\n")),
                "{}",
                migration.up
            );
            assert!(
                migration
                    .down
                    .contains(&format!("\n-- Not given back: {loss}.\n"))
            );
        }
        store.migrate(&migration.up, &new);
        assert_eq!(store.select(case.after.0), case.after.1, "{}", migration.up);
        store.migrate(&migration.down, &old);
        assert_eq!(store.select(case.back.0), case.back.1, "{}", migration.down);
        store.migrate(&migration.up, &new);
    }
}

const BOOKS: &str = "[entities.Book.fields]\n";

fn books(fields: &str) -> String {
    format!("{BOOKS}name = 'string:1..20'\n{fields}\n")
}

#[test]
fn tables_and_columns_go() {
    let more = "note = 'string:2..9'\ncode = 'string:optional:unique'\n\
                shelf = 'ref:Shelf:optional:on_delete=set_null'\n\
                [entities.Shelf.fields]\nno = 'int'\n\
                [entities.Review.fields]\nbook = 'ref:Book:on_delete=cascade'\nstars = 'int'\n";
    check(&Case {
        old: &books(more),
        new: &books(""),
        table: "books",
        rows: &[
            &[("name", "one"), ("note", "mine"), ("code", "a")],
            &[("name", "two"), ("note", "yours")],
        ],
        loses: &[
            "the table `shelves` is dropped with all its rows",
            "the table `reviews` is dropped with all its rows",
            "the column `books.note` is dropped with all its values",
            "the column `books.code` is dropped with all its values",
            "the column `books.shelf_id` is dropped with all its values",
        ],
        after: ("select name from books order by id", "one\ntwo"),
        back: (
            "select name, note, code, shelf_id from books order by id",
            "one|Thequickb||\ntwo|Thequickb||",
        ),
    });
}

#[test]
fn members_go_and_stay() {
    let order = "[entities.Order.fields]\nno = 'int'\n";
    let line =
        "[entities.OrderLine]\npart_of = 'Order'\n[entities.OrderLine.fields]\nsize = 'int'\n";
    check(&Case {
        old: &format!("{order}{line}"),
        new: order,
        table: "orders",
        rows: &[&[("no", "7")]],
        loses: &["the table `order_lines` is dropped with all its rows"],
        after: ("select no from orders", "7"),
        back: ("select no from orders", "7"),
    });
}

#[test]
fn values_give_way_to_narrower_rules() {
    let rows: Rows<'_> = &[&[("a", "5")], &[("a", "50")]];
    let cases = [
        (
            "int:0..99:optional",
            "int:0..9:optional",
            "nothing takes its place",
            "5\n",
        ),
        (
            "int:0..99",
            "int:0..9:default=3",
            "`3` takes its place",
            "5\n3",
        ),
        (
            "decimal:0..99:optional",
            "decimal:0..9:optional",
            "nothing takes its place",
            "5\n",
        ),
        (
            "decimal:0..99",
            "decimal:0..9:default=3",
            "`3` takes its place",
            "5\n3",
        ),
        (
            "string:1..9:optional",
            "string:1..1:optional",
            "nothing takes its place",
            "5\n",
        ),
        (
            "string:1..9",
            "string:1..1:default=x",
            "`x` takes its place",
            "5\nx",
        ),
    ];
    for (old, new, instead, after) in cases {
        let loses = format!("each value of `books.a` that breaks the new rule is lost: {instead}");
        check(&Case {
            old: &books(&format!("a = '{old}'")),
            new: &books(&format!("a = '{new}'")),
            table: "books",
            rows,
            loses: &[&loses],
            after: ("select a from books order by id", after.trim_end()),
            back: ("select a from books order by id", after.trim_end()),
        });
    }
}

#[test]
fn values_give_way_to_other_types() {
    let cases = [
        (
            "bigint:optional",
            "int:optional",
            &["5", "5000000000"][..],
            "each value of `books.a` that does not fit the new type is lost: nothing takes its place",
            "5\n",
            "5\n",
        ),
        (
            "decimal",
            "int:default=1",
            &["5.00", "5.5"],
            "each value of `books.a` that does not fit the new type is lost: `1` takes its place",
            "5\n1",
            "5\n1",
        ),
        (
            "float:optional",
            "int:optional",
            &["5", "5.5"],
            "each value of `books.a` that does not fit the new type is lost: nothing takes its place",
            "5\n",
            "5\n",
        ),
        (
            "string",
            "int:default=1",
            &["5", "x"],
            "every value of `books.a` is lost, since it has not the new type: `1` takes its place",
            "1\n1",
            "Thequickbrownfox\nThequickbrownfox",
        ),
        (
            "string",
            "date:optional",
            &["5", "x"],
            "every value of `books.a` is lost, since it has not the new type: nothing takes its place",
            "\n",
            "Thequickbrownfox\nThequickbrownfox",
        ),
        (
            "int:optional",
            "list:int",
            &["5", "6"],
            "every value of `books.a` is lost, since it has not the new type: `[]` takes its place",
            "[]\n[]",
            "\n",
        ),
        (
            "string",
            "email:default=a@b.example",
            &["5", "x"],
            "every value of `books.a` is lost, since it has not the new type: `a@b.example` takes its place",
            "a@b.example\na@b.example",
            "Thequickbrownfox\nThequickbrownfox",
        ),
    ];
    for (old, new, values, loses, after, back) in cases {
        let rows: Vec<_> = values.iter().map(|value| [("a", *value)]).collect();
        let rows: Vec<_> = rows.iter().map(|row| &row[..]).collect();
        check(&Case {
            old: &books(&format!("a = '{old}'")),
            new: &books(&format!("a = '{new}'")),
            table: "books",
            rows: &rows,
            loses: &[loses],
            after: ("select a from books order by id", after.trim_end()),
            back: ("select a from books order by id", back.trim_end()),
        });
    }
}

#[test]
fn enums_lose_values() {
    let model = |values: &str, field: &str| {
        format!(
            "[enums.Condition]\nvalues = {values}\n{}",
            books(&format!("a = '{field}'"))
        )
    };
    let (three, two) = ("['open', 'shut', 'lost']", "['open', 'shut']");
    let cases = [
        (
            "Condition:optional",
            &["open", "lost"][..],
            "each `lost` in `books.a` is lost: nothing takes its place",
            "open\n",
        ),
        (
            "Condition:default=shut",
            &["open", "lost"],
            "each `lost` in `books.a` is lost: `shut` takes its place",
            "open\nshut",
        ),
        (
            "list:Condition",
            &[r#"["lost", "shut", "open", "lost"]"#, r#"["lost"]"#],
            "each `lost` in `books.a` is lost: `[]` takes its place",
            "[\"shut\",\"open\"]\n[]",
        ),
    ];
    for (field, values, loses, after) in cases {
        let rows: Vec<_> = values.iter().map(|value| [("a", *value)]).collect();
        let rows: Vec<_> = rows.iter().map(|row| &row[..]).collect();
        check(&Case {
            old: &model(three, field),
            new: &model(two, field),
            table: "books",
            rows: &rows,
            loses: &[loses],
            after: ("select a from books order by id", after.trim_end()),
            back: ("select a from books order by id", after.trim_end()),
        });
    }
}

#[test]
fn what_nothing_can_replace_stops_the_migration() {
    for database in Database::ALL {
        let (old, new) = (
            of(database, &books("a = 'int:0..99'")),
            of(database, &books("a = 'int:0..9'")),
        );
        let difference = losing(&old, &new);
        assert!(
            difference.losses[0]
                .loss()
                .ends_with("so that the migration stops there")
        );
        let mut store = Store::built(database, &old);
        let migration = store.migration(&difference).expect("something to do");
        store.insert(&old, "books", 1, &[("a", "50")]);
        let stopped = store.try_run(&migration.up).unwrap_err();
        assert!(stopped.contains("ck_books_a_range"), "{stopped}");
        assert_eq!(store.select("select a from books"), "50");
        store.run("update books set a = 5;");
        store.run(&migration.up);
    }
}

#[test]
fn what_has_no_value_at_all_is_refused_even_then() {
    let cases = [
        ("int", "string"),
        ("int", "ref:Shelf"),
        ("ref:Desk", "ref:Shelf"),
    ];
    for (old, new) in cases {
        let model = |field| {
            books(&format!(
                "a = '{field}'\n[entities.Shelf.fields]\nno = 'int'\n[entities.Desk.fields]\nno = 'int'"
            ))
        };
        let (old, new) = (
            of(Database::Sqlite, &model(old)),
            of(Database::Sqlite, &model(new)),
        );
        let refusals = difference(&old, &new, Losses::Allowed).unwrap_err();
        assert!(
            refusals.iter().all(|it| !it.reason.is_loss()),
            "{refusals:?}"
        );
        let refusals = difference(&old, &new, Losses::Refused).unwrap_err();
        assert!(
            refusals.iter().any(|it| it.reason.is_loss()),
            "{refusals:?}"
        );
    }
}

#[test]
fn rows_that_refer_to_a_table_made_anew_stay() {
    let model = |rule: &str| {
        format!(
            "[entities.Order]\n{rule}\n[entities.Order.fields]\nno = 'int'\n\
             [entities.OrderLine]\npart_of = 'Order'\n[entities.OrderLine.fields]\nsize = 'int'\n\
             [entities.Note.fields]\norder = 'ref:Order:optional:on_delete=set_null'\n\
             [entities.Echo.fields]\nnote = 'ref:Note:on_delete=cascade'\n"
        )
    };
    for database in Database::ALL {
        let old = of(database, &model(""));
        let new = of(
            database,
            &model("rules = [{ name = 'is_small', rule = 'no < 100' }]"),
        );
        let mut store = Store::built(database, &old);
        store.insert(&old, "orders", 1, &[("no", "7")]);
        store.insert(&old, "order_lines", 1, &[("order_id", "1")]);
        store.insert(&old, "notes", 1, &[("order_id", "1")]);
        store.insert(&old, "echoes", 1, &[("note_id", "1")]);
        let migration = store
            .migration(&losing(&old, &new))
            .expect("something to do");
        let all = "select o.no, l.size, e.version from orders o \
                   join order_lines l on l.order_id = o.id join notes n on n.order_id = o.id \
                   join echoes e on e.note_id = n.id";
        for script in [&migration.up, &migration.down, &migration.up] {
            store.run(script);
            assert_eq!(store.select(all), "7|1|1", "{script}");
        }
        assert_eq!(store.shape(), Store::built(database, &new).shape());
    }
}

#[test]
fn tables_that_are_renamed_keep_their_rows() {
    let model = |names: &str| {
        format!(
            "[entities.Order]\n{names}\nunique = [['no', 'kind']]\n\
             rules = [{{ name = 'is_small', rule = 'no < 100' }}]\n\
             [entities.Order.fields]\nno = 'int:min=0'\nkind = 'string:index'\nup = 'ref:Order:optional'\n\
             [entities.OrderLine]\npart_of = 'Order'\n[entities.OrderLine.fields]\nsize = 'int'\n\
             [entities.Note.fields]\norder = 'ref:Order'\n"
        )
    };
    for database in Database::ALL {
        let (old, new) = (
            of(database, &model("")),
            of(database, &model("table = 'purchases'")),
        );
        let mut store = Store::built(database, &old);
        store.insert(&old, "orders", 1, &[("no", "7")]);
        store.insert(&old, "orders", 2, &[("no", "8"), ("up_id", "1")]);
        store.insert(&old, "order_lines", 1, &[("order_id", "1")]);
        store.insert(&old, "notes", 1, &[("order_id", "2")]);
        let found = difference(&old, &new, Losses::Refused).expect("nothing is lost");
        let migration = store.migration(&found).expect("something to do");
        store.migrate(&migration.up, &new);
        let all = |table: &str| {
            format!(
                "select o.no, l.size, u.no from {table} o join order_lines l on l.order_id = o.id \
                     join {table} u on u.up_id = o.id join notes n on n.order_id = u.id"
            )
        };
        assert_eq!(store.select(&all("purchases")), "7|1|8");
        store.migrate(&migration.down, &old);
        assert_eq!(store.select(&all("orders")), "7|1|8");
    }
}
