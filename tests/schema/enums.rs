//! Enums as the database keeps them.

use dddgen::schema::{self, Losses, Reason, Schema, difference};
use rusqlite::Connection;

use crate::database::{built, migration, run, shape};

fn schema(enumeration: &str, field: &str) -> Schema {
    let model = format!(
        "[service]\nname = 'x'\n[enums.Status]\nvalues = {enumeration}\n\
         [entities.Task.fields]\ntitle = 'string'\nstate = '{field}'\n"
    );
    let parsed = dddgen::model::parse(&model);
    schema::of(&parsed.unwrap_or_else(|problems| panic!("{problems:?}")))
}

fn insert(database: &Connection, state: &str) -> Result<usize, String> {
    let sql = format!(
        "insert into tasks (id, title, state, version, created_at, created_by, updated_at, updated_by) \
         values (randomblob(16), 'a', {state}, 1, '', 'x', '', 'x')"
    );
    database
        .execute(&sql, [])
        .map_err(|error| error.to_string())
}

#[test]
fn a_column_holds_the_texts_of_its_enum_alone() {
    let database = built(&schema("['open', 'closed']", "Status"));
    assert_eq!(insert(&database, "'open'"), Ok(1));
    for wrong in ["'ajar'", "'Open'", "''", "1", "null"] {
        let refused = insert(&database, wrong).expect_err(wrong);
        let named = refused.contains("ck_tasks_state_one_of") || wrong == "null";
        assert!(named, "{wrong}: {refused}");
    }
    let database = built(&schema("['open', 'closed']", "Status:optional"));
    assert_eq!(insert(&database, "null"), Ok(1));
}

#[test]
fn values_may_come_but_not_go() {
    let reasons = |old: &Schema, new: &Schema| -> Vec<Reason> {
        let refusals = difference(old, new, Losses::Refused)
            .err()
            .unwrap_or_default();
        refusals.into_iter().map(|refusal| refusal.reason).collect()
    };
    let two = schema("['open', 'closed']", "Status");
    let cases = [
        (schema("['open', 'closed', 'lost']", "Status"), vec![]),
        (schema("['open', 'lost']", "Status"), vec![Reason::Excludes]),
        (schema("['open', 'closed']", "string:1..10"), vec![]),
        (
            schema("['open', 'closed']", "string:1..5"),
            vec![Reason::Narrows],
        ),
        (
            schema("['open', 'closed']", "int"),
            vec![Reason::ChangesType],
        ),
    ];
    for (new, expected) in cases {
        assert_eq!(reasons(&two, &new), expected, "{new:?}");
    }
    let text = schema("['open', 'closed']", "string:1..10");
    assert_eq!(reasons(&text, &two), [Reason::Excludes]);
}

#[test]
fn another_order_is_no_change() {
    let two = schema("['open', 'closed']", "Status");
    let turned = schema("['closed', 'open']", "Status");
    let found = difference(&two, &turned, Losses::Refused);
    assert!(found.is_ok_and(|found| found.is_empty()));
}

#[test]
fn a_value_more_goes_there_and_back() {
    let old = schema("['open', 'closed']", "Status");
    let new = schema("['open', 'closed', 'lost']", "Status");
    let migration = migration(&old, &new);
    let mut database = built(&old);
    assert_eq!(insert(&database, "'closed'"), Ok(1));
    let before = shape(&database);
    run(&mut database, &migration.up);
    assert_eq!(shape(&database), shape(&built(&new)), "{}", migration.up);
    run(&mut database, &migration.down);
    assert_eq!(shape(&database), before, "{}", migration.down);
    run(&mut database, &migration.up);
    assert_eq!(insert(&database, "'lost'"), Ok(1));
}
