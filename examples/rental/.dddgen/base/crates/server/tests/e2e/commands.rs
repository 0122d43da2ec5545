//! The other commands.

use std::process::Output;

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
    let all = migrate(&["status"]).lines().count();
    assert_eq!(migrate(&["status"]).matches("pending ").count(), all);
    assert_eq!(migrate(&["up"]).matches("applied ").count(), all);
    assert_eq!(migrate(&["up"]), "nothing to do\n");
    assert_eq!(migrate(&["status"]).matches("applied ").count(), all);
    let steps = all.to_string();
    let down = migrate(&["down", "--steps", &steps]);
    assert_eq!(down.matches("reverted ").count(), all);
    assert_eq!(migrate(&["up"]).matches("applied ").count(), all);
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
