//! The rules between layers and contexts that the compiler does not keep alone.

use std::fs;
use std::path::{Path, PathBuf};

/// What a layer must not know, in its manifest and in its sources.
const FORBIDDEN: [(&str, &[&str]); 4] = [
    (
        "domain",
        &[
            "api",
            "application",
            "axum",
            "infrastructure",
            "serde",
            "serde_json",
            "server",
            "sqlx",
            "tokio",
            "tower",
            "utoipa",
        ],
    ),
    (
        "application",
        &[
            "api",
            "axum",
            "infrastructure",
            "serde",
            "serde_json",
            "server",
            "sqlx",
            "tokio",
            "tower",
            "utoipa",
        ],
    ),
    ("infrastructure", &["api", "axum", "server", "utoipa"]),
    ("api", &["infrastructure", "server", "sqlx"]),
];

/// The contexts.
const CONTEXTS: &[&str] = &["partners", "inventory", "sales"];

#[test]
fn keeps_layers_from_what_they_must_not_know() {
    for (layer, forbidden) in FORBIDDEN {
        let manifest = read(&crates().join(layer).join("Cargo.toml"));
        let manifest: toml::Table = toml::from_str(&manifest).expect("TOML");
        let known = manifest["dependencies"].as_table().expect("a table");
        for name in forbidden {
            assert!(!known.contains_key(*name), "`{layer}` depends on `{name}`");
            for file in sources(&crates().join(layer).join("src")) {
                let uses = uses(&read(&file), name);
                assert!(!uses, "`{name}` is used in {}", file.display());
            }
        }
    }
}

#[test]
fn keeps_contexts_apart() {
    for layer in ["domain", "application"] {
        for file in sources(&crates().join(layer).join("src")) {
            let Some(own) = CONTEXTS.iter().find(|context| is_in(&file, context)) else {
                continue;
            };
            for other in CONTEXTS.iter().filter(|context| *context != own) {
                let mentions = mentions(&read(&file), other);
                assert!(!mentions, "`{other}` is used in {}", file.display());
            }
        }
    }
}

#[test]
fn notices_a_forbidden_use() {
    assert!(uses("use sqlx::Row;", "sqlx"));
    assert!(uses("fn f() -> ::sqlx::Row {}", "sqlx"));
    assert!(!uses("use crate::api::Row;", "api"));
    assert!(!uses("let row = my_sqlx::row();", "sqlx"));
    assert!(mentions("use domain::entities::sales::Order;", "sales"));
    assert!(mentions(
        "use domain::entities::{catalog::Book, sales::Order};",
        "sales"
    ));
    assert!(!mentions("let wholesales = wholesales::new();", "sales"));
}

/// Whether `source` names the crate `name` in a path.
fn uses(source: &str, name: &str) -> bool {
    let path = format!("{name}::");
    source.match_indices(&path).any(|(start, _)| {
        let before = &source[..start];
        let inner = before.ends_with(|end: char| end.is_alphanumeric() || end == '_');
        let module = before.ends_with("::") && !before.ends_with(" ::");
        !inner && !module
    })
}

/// Whether `source` names the module `name` inside of another path.
fn mentions(source: &str, name: &str) -> bool {
    let path = format!("{name}::");
    source.match_indices(&path).any(|(start, _)| {
        let before = source[..start].trim_end();
        before.ends_with("::") || before.ends_with('{') || before.ends_with(',')
    })
}

fn is_in(file: &Path, context: &str) -> bool {
    let inner = file.strip_prefix(crates()).expect("a file of a crate");
    inner
        .parent()
        .is_some_and(|folder| folder.iter().any(|name| name == context))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let files = paths.flat_map(|path| {
        if path.is_dir() {
            return sources(&path);
        }
        vec![path]
    });
    files.collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file")
}

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
