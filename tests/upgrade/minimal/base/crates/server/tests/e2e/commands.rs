//! The other commands.

use std::process::Output;

use tempfile::tempdir;

use crate::support::run;

fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn migrates_up_and_down_and_up() {
    let folder = tempdir().expect("a folder");
    let migrate = |arguments: &[&str]| {
        let arguments = [&["migrate"], arguments].concat();
        printed(&run(folder.path(), &arguments))
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
    let folder = tempdir().expect("a folder");
    let output = run(
        folder.path(),
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
    let folder = tempdir().expect("a folder");
    let document = printed(&run(folder.path(), &["openapi"]));
    let document: serde_json::Value = serde_json::from_str(&document).expect("JSON");
    assert!(document["paths"]["/health"].is_object());
}

#[test]
fn explains_itself() {
    let folder = tempdir().expect("a folder");
    let help = printed(&run(folder.path(), &["--help"]));
    for command in ["serve", "migrate", "openapi"] {
        assert!(help.contains(command), "{help}");
    }
    let wrong = run(folder.path(), &["nonsense"]);
    assert_eq!(wrong.status.code(), Some(2));
}
