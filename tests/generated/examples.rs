//! The committed examples: what dddgen renders today, and sound projects.
//!
//! `DDDGEN_BLESS=1 cargo test --test generated examples_rendered` renders them anew in their place.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::workshop::{Project, Workshop, copy, examples, names_of_examples};

/// What cargo writes, not dddgen, and what a run leaves.
const NOT_RENDERED: [&str; 2] = ["Cargo.lock", ".dddgen/lock"];

type Files = BTreeMap<String, Vec<u8>>;

#[test]
fn examples_rendered_anew_are_the_same() {
    let workshop = Workshop::open();
    let bless = std::env::var_os("DDDGEN_BLESS").is_some();
    let mut different = Vec::new();
    for name in names_of_examples() {
        let committed = examples().join(&name);
        let model = committed.join("dddgen.toml");
        let model = model.to_str().expect("UTF-8");
        let rendered = workshop.new_project(&name, &["--from", model]);
        if bless {
            replace(&committed, &rendered);
        }
        different.extend(difference(
            &name,
            &files(&committed),
            &files(rendered.root()),
        ));
    }
    assert!(
        different.is_empty(),
        "rendered anew, these differ:\n{}\nhint: `DDDGEN_BLESS=1 cargo test --test generated examples_rendered`",
        different.join("\n")
    );
}

#[test]
fn every_example_is_formatted_linted_tested_and_documented() {
    let workshop = Workshop::open();
    for name in names_of_examples() {
        let project = workshop.example(&name);
        project.cargo("fmt --check").ends(0);
        for line in [
            "clippy --all-targets --locked -- -D warnings",
            "test --locked",
            "doc --no-deps --locked",
        ] {
            project.cargo(line).ends(0);
        }
    }
}

#[test]
fn a_broken_project_fails_though_a_sound_one_of_its_name_was_built() {
    let workshop = Workshop::open();
    workshop.example("minimal").cargo("check").ends(0);
    let entity = "crates/domain/src/entities/note.rs";
    let broken = workshop.path().join("broken");
    copy(&examples().join("minimal"), &broken);
    let text = fs::read_to_string(broken.join(entity)).expect("an entity");
    fs::write(broken.join(entity), text + "\npub fn {\n").expect("written");
    let check = Project::at(broken).cargo("check");
    check.ends(101).says("note.rs");
}

/// The paths at which two projects differ.
fn difference(name: &str, committed: &Files, rendered: &Files) -> Vec<String> {
    let paths = committed.keys().chain(rendered.keys());
    let mut paths: Vec<_> = paths
        .filter(|path| committed.get(*path) != rendered.get(*path))
        .map(|path| format!("  examples/{name}/{path}"))
        .collect();
    paths.sort();
    paths.dedup();
    paths
}

/// Puts a rendered project in the place of the committed one, whose lock file and whose owner's code
/// stay.
fn replace(committed: &Path, rendered: &Project) {
    let all = |root: &Path| all_files(root).into_keys();
    for path in all(rendered.root()).filter(|path| is_owned(committed, path)) {
        fs::copy(committed.join(&path), rendered.root().join(&path)).expect("copied");
    }
    for path in all(committed) {
        fs::remove_file(committed.join(path)).expect("removed");
    }
    copy(rendered.root(), committed);
}

/// Whether it is code that dddgen wrote once, and that is its owner's from then on.
fn is_owned(root: &Path, path: &str) -> bool {
    path.starts_with("crates/") && root.join(".dddgen/once").join(path).exists()
}

/// What dddgen keeps as it renders it.
fn files(root: &Path) -> Files {
    let mut files = all_files(root);
    files.retain(|path, _| !is_owned(root, path));
    files
}

fn all_files(root: &Path) -> Files {
    let entries = WalkDir::new(root)
        .into_iter()
        .filter_entry(|entry| entry.depth() != 1 || entry.file_name() != "target")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.file_type().is_file());
    let files = entries.map(|entry| {
        let path = entry.path().strip_prefix(root).expect("below");
        let path = path.to_str().expect("UTF-8").replace('\\', "/");
        (path, fs::read(entry.path()).expect("read"))
    });
    files
        .filter(|(path, _)| !NOT_RENDERED.contains(&path.as_str()))
        .collect()
}
