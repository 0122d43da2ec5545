//! The other commands.

use std::process::Output;

use testing::CHANGE_MIGRATIONS;

use crate::support::{Place, run};

fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn migrates_up_and_down_and_up() {
    let place = Place::new();
    let migrate = |arguments: &[&str]| {
        let arguments = [&["migrate"], arguments].concat();
        printed(&run(&place, &arguments))
    };
    let status = || run(&place, &["migrate", "status"]);
    let all = migrate(&["up"]).matches("applied ").count();
    assert_eq!(migrate(&["up"]), "nothing to do\n");
    let current = printed(&status());
    assert_eq!(current.matches("applied ").count(), all);
    assert!(
        current.ends_with("the database is up to date\n"),
        "{current}"
    );
    let steps = all.to_string();
    let down = migrate(&["down", "--steps", &steps]);
    assert_eq!(down.matches("reverted ").count(), all);
    let behind = status();
    assert_eq!(behind.status.code(), Some(3), "{behind:?}");
    let behind = String::from_utf8_lossy(&behind.stdout).into_owned();
    let pending = behind.lines().filter(|line| line.starts_with("pending"));
    assert_eq!(pending.count(), all);
    assert!(behind.contains("the database is behind"), "{behind}");
    assert_eq!(migrate(&["up"]).matches("applied ").count(), all);
}

#[test]
fn tells_a_database_that_is_ahead_or_was_edited() {
    let place = Place::new();
    printed(&run(&place, &["migrate", "up"]));
    let stands = |code: i32, words: &str| {
        let output = run(&place, &["migrate", "status"]);
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        assert!(
            String::from_utf8_lossy(&output.stdout).contains(words),
            "{output:?}"
        );
    };
    place.execute("create table by_hand (note text)");
    stands(0, "the database is up to date");
    place.execute("create index by_hand_too on notes (created_at)");
    stands(5, "index by_hand_too");
    place.execute("drop index by_hand_too");
    place.execute("update _sqlx_migrations set version = version + 1000000000000");
    stands(4, "the database is ahead");
    place.execute("update _sqlx_migrations set version = version - 1000000000000");
    place.execute(CHANGE_MIGRATIONS);
    stands(5, "was changed after it was applied");
}

#[test]
fn does_not_serve_while_migrations_are_pending() {
    let place = Place::new();
    let output = run(
        &place,
        &["serve", "--set", "DATABASE_MIGRATE_AT_START=false"],
    );
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("migrate up"),
        "{output:?}"
    );
}

#[test]
fn prints_its_document() {
    let place = Place::new();
    let document = printed(&run(&place, &["openapi"]));
    let document: serde_json::Value = serde_json::from_str(&document).expect("JSON");
    assert!(document["paths"]["/health"].is_object());
}

#[test]
fn explains_itself() {
    let place = Place::new();
    let help = printed(&run(&place, &["--help"]));
    for command in ["serve", "migrate", "openapi"] {
        assert!(help.contains(command), "{help}");
    }
    let wrong = run(&place, &["nonsense"]);
    assert_eq!(wrong.status.code(), Some(2));
}
