//! What the migrations of the examples make of an empty database is what their models say.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dddgen::model::{Database, parse};
use dddgen::schema;

use crate::store::Store;

#[test]
fn the_migrations_of_every_example_make_the_schema_of_its_model() {
    let mut seen = 0;
    for entry in fs::read_dir("examples").expect("a folder") {
        let model = entry.expect("an entry").path().join("dddgen.toml");
        for database in Database::ALL {
            agree(database, &model);
            seen += 1;
        }
    }
    assert!(seen >= 2 * 3, "{seen}");
}

fn agree(database: Database, model: &Path) {
    let folder = tempfile::tempdir().expect("a folder");
    let rendered = rendered(database, model, folder.path());
    let text = fs::read_to_string(rendered.join("dddgen.toml")).expect("a model");
    let model = parse(&text).expect("a sound model");
    let migrations = migrations(&rendered.join("migrations"));
    assert!(!migrations.is_empty(), "{}", rendered.display());

    let mut store = Store::open(database);
    let nothing = store.shape();
    let expected = Store::built(database, &schema::of(&model)).shape();
    for _ in 0..2 {
        for (up, _) in &migrations {
            store.run(up);
        }
        assert_eq!(store.shape(), expected, "{}", rendered.display());
        for (_, down) in migrations.iter().rev() {
            store.run(down);
        }
        assert_eq!(store.shape(), nothing, "{}", rendered.display());
    }
}

/// The example as it is committed, or rendered for another database.
fn rendered(database: Database, model: &Path, folder: &Path) -> PathBuf {
    let committed = model.parent().expect("a folder");
    let text = fs::read_to_string(model).expect("a model");
    let said = parse(&text).expect("a sound model").service.database;
    if said == database {
        return committed.to_owned();
    }
    let path = folder.join("project");
    let made = Command::new(env!("CARGO_BIN_EXE_dddgen"))
        .args([
            "new",
            "--vcs",
            "none",
            "--yes",
            "--database",
            database.keyword(),
        ])
        .args([
            "--from".as_ref(),
            model.as_os_str(),
            "--path".as_ref(),
            path.as_os_str(),
        ])
        .output()
        .expect("it runs");
    assert!(made.status.success(), "{made:?}");
    path
}

/// The migrations of a project, there and back, the first one first.
fn migrations(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut up: Vec<_> = paths
        .filter(|path| path.to_string_lossy().ends_with(".up.sql"))
        .collect();
    up.sort();
    let read = |path: &str| fs::read_to_string(path).expect("a migration");
    let both = up.iter().map(|path| {
        let up = path.to_str().expect("UTF-8");
        (read(up), read(&up.replace(".up.sql", ".down.sql")))
    });
    both.collect()
}
