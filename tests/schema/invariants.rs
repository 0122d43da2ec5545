//! Rules across fields as the database keeps them.

use dddgen::schema::{self, Losses, Reason, Schema, difference};
use rusqlite::Connection;

use crate::database::{built, migration, run, shape, try_run};

fn schema(rules: &[(&str, &str)]) -> Schema {
    let mut model = "[service]\nname = 'x'\n[entities.Task.fields]\ntitle = 'string'\n\
                     price = 'decimal'\nsize = 'int:min=0:max=100:optional'\nnote = 'text:optional'\n"
        .to_owned();
    let rules = rules.iter();
    model.extend(rules.map(|(name, rule)| {
        format!("[[entities.Task.rules]]\nname = '{name}'\nrule = '''{rule}'''\n")
    }));
    let parsed = dddgen::model::parse(&model);
    schema::of(&parsed.unwrap_or_else(|problems| panic!("{problems:?}")))
}

fn insert(database: &Connection, price: &str, size: &str, note: &str) -> Result<usize, String> {
    let sql = format!(
        "insert into tasks (id, title, price, size, note, version, created_at, created_by, updated_at, updated_by) \
         values (randomblob(16), 'a', {price}, {size}, {note}, 1, '', 'x', '', 'x')"
    );
    database
        .execute(&sql, [])
        .map_err(|error| error.to_string())
}

const DESCRIBED: (&str, &str) = ("described", "price > 1000 implies note is not empty");

#[test]
fn a_table_keeps_its_rules() {
    let database = built(&schema(&[
        DESCRIBED,
        ("size_range", "size != 7 or price < 0.5"),
    ]));
    assert_eq!(insert(&database, "'1000.00'", "null", "null"), Ok(1));
    assert_eq!(insert(&database, "'1000.01'", "1", "'a'"), Ok(1));
    let refused = insert(&database, "'1000.01'", "1", "null").unwrap_err();
    assert!(refused.contains("ck_tasks_described"), "{refused}");
    // The rule on the column alone has the plain name.
    let refused = insert(&database, "'1'", "7", "null").unwrap_err();
    assert!(refused.contains("ck_tasks_size_range_2"), "{refused}");
    let refused = insert(&database, "'1'", "101", "null").unwrap_err();
    assert!(refused.contains("ck_tasks_size_range"), "{refused}");
}

#[test]
fn rules_come_and_go_by_migrations() {
    let schemas = [
        schema(&[]),
        schema(&[DESCRIBED]),
        schema(&[("described", "price < 5")]),
    ];
    for (before, after) in [(0, 1), (1, 0), (1, 2)] {
        let (before, after) = (&schemas[before], &schemas[after]);
        let mut database = built(before);
        assert_eq!(insert(&database, "'1'", "1", "null"), Ok(1));
        let migration = migration(before, after);
        run(&mut database, &migration.up);
        assert_eq!(shape(&database), shape(&built(after)));
        run(&mut database, &migration.down);
        assert_eq!(shape(&database), shape(&built(before)));
    }
}

#[test]
fn a_row_that_breaks_a_new_rule_stops_the_migration() {
    let (before, after) = (schema(&[]), schema(&[DESCRIBED]));
    let mut database = built(&before);
    assert_eq!(insert(&database, "'2000'", "1", "null"), Ok(1));
    let shaped = shape(&database);
    let stopped = try_run(&mut database, &migration(&before, &after).up).unwrap_err();
    assert!(
        stopped.to_string().contains("ck_tasks_described"),
        "{stopped}"
    );
    assert_eq!(shape(&database), shaped);
    let count: i64 = database
        .query_row("select count(*) from tasks", [], |row| row.get(0))
        .unwrap();
    assert_eq!(count, 1);
}

#[test]
fn what_the_database_cannot_look_at_is_refused() {
    let (before, after) = (schema(&[]), schema(&[("sum", "price + 1 > size")]));
    let refusals = difference(&before, &after, Losses::Refused).unwrap_err();
    let found: Vec<_> = refusals
        .iter()
        .map(|it| (it.reason, it.to_string()))
        .collect();
    let message = "`Task`: the rule `price + 1 > size`: stored rows may break it, and the database cannot tell";
    assert_eq!(found, [(Reason::Unchecked, message.to_owned())]);
    assert!(
        difference(&after, &after, Losses::Refused)
            .unwrap()
            .is_empty()
    );
    assert!(
        difference(&after, &before, Losses::Refused)
            .unwrap()
            .is_empty()
    );
    assert!(difference(&Schema::default(), &after, Losses::Refused).is_ok());
}

fn lines(derived: &str) -> Schema {
    let model = format!(
        "[service]\nname = 'x'\n[entities.Line.fields]\nsize = 'int:1..100'\n\
         extra = 'int:1..100:optional'\nprice = 'decimal'\n{derived}"
    );
    let parsed = dddgen::model::parse(&model);
    schema::of(&parsed.unwrap_or_else(|problems| panic!("{problems:?}")))
}

#[test]
fn stored_rows_get_what_follows_from_them() {
    let plain = lines("");
    let area = lines(
        "area = { type = 'int', derived = 'size * size' }\nall = { type = 'int', derived = 'size + extra', index = true }\n",
    );
    let other = lines(
        "area = { type = 'int', derived = 'size * 3' }\nall = { type = 'int', derived = 'size + extra', index = true }\n",
    );
    let mut database = built(&plain);
    for (size, extra) in [(3, "null"), (4, "5")] {
        let sql = format!(
            "insert into lines (id, size, extra, price, version, created_at, created_by, updated_at, updated_by) \
             values (randomblob(16), {size}, {extra}, '1', 1, '', 'x', '', 'x')"
        );
        database.execute(&sql, []).unwrap();
    }
    let found = |database: &Connection| -> Vec<(i64, Option<i64>)> {
        let mut rows = database
            .prepare("select area, \"all\" from lines order by size")
            .unwrap();
        let rows = rows
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    run(&mut database, &migration(&plain, &area).up);
    assert_eq!(found(&database), [(9, None), (16, Some(9))]);
    assert_eq!(shape(&database), shape(&built(&area)));
    let change = migration(&area, &other);
    run(&mut database, &change.up);
    assert_eq!(found(&database), [(9, None), (12, Some(9))]);
    run(&mut database, &change.down);
    assert_eq!(found(&database), [(9, None), (16, Some(9))]);
    run(&mut database, &migration(&plain, &area).down);
    assert_eq!(shape(&database), shape(&built(&plain)));
}

#[test]
fn what_the_database_cannot_compute_is_refused() {
    let plain = lines("");
    let double = lines("double = { type = 'decimal', derived = 'price * 2' }\n");
    let refusals = difference(&plain, &double, Losses::Refused).unwrap_err();
    let reasons: Vec<_> = refusals.iter().map(|it| it.reason).collect();
    assert_eq!(reasons, [Reason::Uncomputed]);
    assert!(difference(&Schema::default(), &double, Losses::Refused).is_ok());
    assert!(
        difference(&double, &double, Losses::Refused)
            .unwrap()
            .is_empty()
    );
}

/// Orders with lines, and what they derive from them.
fn orders(derived: &str, subtotal: &str) -> Schema {
    let model = format!(
        "[service]\nname = 'x'\n[entities.Order.fields]\nfee = 'int:0..10'\n{derived}\n\
         [entities.OrderLine]\npart_of = 'Order'\ncount = '..50'\n[entities.OrderLine.fields]\n\
         size = 'int:1..100'\nextra = 'int:1..100:optional'\nprice = 'decimal:min=0'\n{subtotal}\n"
    );
    let parsed = dddgen::model::parse(&model);
    schema::of(&parsed.unwrap_or_else(|problems| panic!("{problems:?}")))
}

#[test]
fn stored_rows_get_what_follows_from_their_members() {
    let plain = orders("", "");
    let twice = "twice = { type = 'int', derived = 'size * 2' }";
    let totals = "least = { type = 'int', derived = 'min(lines.extra)' }\n\
                  all = { type = 'int', derived = 'sum(lines.twice) + fee' }";
    let derived = orders(totals, twice);
    let mut database = built(&plain);
    for order in [1, 2] {
        let sql = format!(
            "insert into orders (id, fee, version, created_at, created_by, updated_at, updated_by) \
             values (x'0{order}', {order}, 1, '', 'x', '', 'x')"
        );
        database.execute(&sql, []).unwrap();
    }
    for (position, size, extra) in [(0, 3, "null"), (1, 4, "9"), (2, 5, "8")] {
        let sql = format!(
            "insert into order_lines (id, order_id, position, size, extra, price) \
             values (randomblob(16), x'02', {position}, {size}, {extra}, '1')"
        );
        database.execute(&sql, []).unwrap();
    }
    let found = |database: &Connection| -> Vec<(i64, Option<i64>)> {
        let mut rows = database
            .prepare("select \"all\", least from orders order by fee")
            .unwrap();
        let rows = rows
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    run(&mut database, &migration(&plain, &derived).up);
    assert_eq!(found(&database), [(1, None), (26, Some(8))]);
    assert_eq!(shape(&database), shape(&built(&derived)));
    // What the total follows from changes, though not its own words.
    let thrice = orders(totals, &twice.replace("* 2", "* 3"));
    run(&mut database, &migration(&derived, &thrice).up);
    assert_eq!(found(&database), [(1, None), (38, Some(8))]);
    run(&mut database, &migration(&plain, &derived).down);
    assert_eq!(shape(&database), shape(&built(&plain)));
    let lines = database.query_row("select count(*) from order_lines", [], |row| row.get(0));
    assert_eq!(lines, Ok(3));
}

#[test]
fn totals_of_decimals_wait_for_members_that_are_new() {
    let alone =
        dddgen::model::parse("[service]\nname = 'x'\n[entities.Order.fields]\nfee = 'int:0..10'\n");
    let alone = schema::of(&alone.unwrap());
    let total = "total = { type = 'decimal', derived = 'sum(lines.price)' }";
    let total = orders(total, "");
    assert!(difference(&alone, &total, Losses::Refused).is_ok());
    let refusals = difference(&orders("", ""), &total, Losses::Refused).unwrap_err();
    let reasons: Vec<_> = refusals.iter().map(|it| it.reason).collect();
    assert_eq!(reasons, [Reason::Uncomputed]);
    let more = "more = { type = 'decimal', derived = 'sum(lines.price) + fee' }";
    assert!(difference(&alone, &orders(more, ""), Losses::Refused).is_err());
}
