//! What the documents say of the tests is so.
#![expect(
    clippy::disallowed_methods,
    reason = "tests look at the repository from outside"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(full).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The tests that `docs/MERGE.md` names, by their files.
fn named() -> BTreeSet<(String, String)> {
    let text = read("docs/MERGE.md");
    let rows = text.lines().filter(|line| line.starts_with("| "));
    let cells = rows.filter_map(|row| row.trim_end_matches(" |").rsplit(" | ").next());
    let cells = cells.filter(|cell| cell.starts_with("`tests/"));
    let named = cells.map(|cell| {
        let (path, name) = cell.trim_matches('`').split_once(": ").unwrap_or_default();
        (path.to_owned(), name.to_owned())
    });
    named.collect()
}

/// The cases of a table, or the functions of a file that are tests.
fn tests(path: &str) -> BTreeSet<String> {
    let text = read(path);
    if !path.ends_with("rs") {
        let titles = text.lines().filter_map(|line| line.strip_prefix("== "));
        let names = titles.filter_map(|title| title.split(" | ").next());
        return names.map(str::to_owned).collect();
    }
    let marked = text.split("#[test]").skip(1);
    let names = marked.filter_map(|rest| {
        let (_, rest) = rest.split_once("fn ")?;
        rest.split_once('(').map(|(name, _)| name.to_owned())
    });
    names.collect()
}

#[test]
fn every_test_that_is_named_exists() {
    let named = named();
    assert!(named.len() > 100, "{}", named.len());
    for (path, name) in named {
        assert!(tests(&path).contains(&name), "`{path}` has no `{name}`");
    }
}

#[test]
fn every_case_of_the_merge_is_named() {
    let named = named();
    let rest = [
        "the_model_is_written_with_the_rest",
        "the_first_commit_brings_the_gitignore",
        "a_render_stays_in_its_place",
    ];
    for path in [
        "tests/plan.rs",
        "tests/merge/lines.txt",
        "tests/merge/lists.txt",
        "tests/merge/manifests.txt",
    ] {
        for name in tests(path) {
            let known = named.contains(&(path.to_owned(), name.clone()));
            assert!(known || rest.contains(&name.as_str()), "`{path}: {name}`");
        }
    }
}
