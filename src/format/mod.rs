//! The formatter edge: rendered Rust passes through the toolchain's `rustfmt`, so that base, disk
//! and render agree on layout.
//!
//! The tree is written to a folder of its own and formatted in one process. `rustfmt` follows
//! `mod` declarations itself, so it is given only the files that no other file declares
//! (`roots`); each file is formatted once.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the edge that runs rustfmt"
)]

mod roots;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::outcome::Failure;
use crate::tree::Tree;
use roots::roots;

const CONFIG: &str = "rustfmt.toml";

/// Formats the Rust files of `tree`.
///
/// `known` may give the formatted text of a file whose raw text it has seen before; such a file
/// costs nothing. Without such knowledge it is `|_, _| None`.
///
/// # Errors
/// If there is no `rustfmt`, or a file is no Rust.
pub fn rust(tree: &mut Tree, known: impl Fn(&str, &str) -> Option<String>) -> Result<()> {
    let mut raw: BTreeMap<&str, &str> = BTreeMap::new();
    let mut formatted: BTreeMap<String, String> = BTreeMap::new();
    let mut stubs = Vec::new();
    for (path, file) in tree.iter().filter(|(path, _)| is_rust(path)) {
        match known(path, &file.text) {
            None => drop(raw.insert(path, &file.text)),
            Some(text) => {
                formatted.insert(path.to_owned(), text);
                stubs.push(path);
            }
        }
    }
    if !raw.is_empty() {
        let config = tree.get(CONFIG).map_or("", |file| file.text.as_str());
        formatted.extend(run(&raw, &stubs, config)?);
    }
    for (path, file) in tree.iter_mut() {
        if let Some(text) = formatted.remove(path) {
            file.text = text;
        }
    }
    Ok(())
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == "rs")
}

fn run(raw: &BTreeMap<&str, &str>, stubs: &[&str], config: &str) -> Result<Vec<(String, String)>> {
    let folder = tempfile::tempdir().context("cannot create a folder to format in")?;
    let folder = folder.path();
    let empty = stubs.iter().map(|path| (*path, ""));
    let files = raw.iter().map(|(path, text)| (*path, *text)).chain(empty);
    for (path, text) in files.chain([(CONFIG, config)]) {
        write(&folder.join(path), text).with_context(|| format!("cannot format `{path}`"))?;
    }
    // More than one process pays only where there is much to do, for each costs its start.
    let lines: usize = raw.values().map(|text| text.len() / 32).sum();
    let processes = if lines > 4000 { 2 } else { 1 };
    let shares = shares(raw, processes);
    let children: Result<Vec<Child>> = shares.iter().map(|it| start(folder, it)).collect();
    for child in children? {
        let output = child.wait_with_output().context("cannot run `rustfmt`")?;
        check(folder, &output)?;
    }
    let read = |path: &&str| {
        let text = fs::read_to_string(folder.join(path));
        let text = text.with_context(|| format!("cannot read the formatted `{path}`"))?;
        Ok(((*path).to_owned(), text))
    };
    raw.keys().map(read).collect()
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// The roots in shares of about the same weight.
fn shares<'p>(raw: &BTreeMap<&'p str, &str>, count: usize) -> Vec<Vec<&'p str>> {
    let mut weighed = roots(raw);
    weighed.sort_by_key(|(path, weight)| (std::cmp::Reverse(*weight), *path));
    let mut shares = vec![(0, Vec::new()); count];
    for (path, weight) in weighed {
        if let Some(lightest) = shares.iter_mut().min_by_key(|(weight, _)| *weight) {
            lightest.0 += weight;
            lightest.1.push(path);
        }
    }
    let shares = shares.into_iter().map(|(_, share)| share);
    shares.filter(|share| !share.is_empty()).collect()
}

fn start(folder: &Path, roots: &[&str]) -> Result<Child> {
    let child = Command::new("rustfmt")
        .args(["--edition", "2024", "--quiet", "--color", "never", "--"])
        .args(roots)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    match child {
        Ok(child) => Ok(child),
        Err(error) if error.kind() == ErrorKind::NotFound => bail!(missing()),
        Err(error) => Err(error).context("cannot run `rustfmt`"),
    }
}

fn missing() -> Failure {
    Failure::refused("`rustfmt` is not installed\nhint: rustup component add rustfmt")
}

fn check(folder: &Path, output: &Output) -> Result<()> {
    if output.status.success() {
        return Ok(());
    }
    let talk = String::from_utf8_lossy(&output.stderr);
    if talk.contains("rustfmt") && talk.contains("is not installed") {
        bail!(missing());
    }
    let top = format!("{}/", folder.display());
    let talk = talk.replace(&top, "");
    let place = talk
        .lines()
        .find_map(|line| line.trim_start().strip_prefix("--> "));
    bail!(Failure::internal(format!(
        "rendered code is no Rust: `{}`\n{}",
        place.unwrap_or("unknown place"),
        talk.trim_end()
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::Outcome;
    use crate::tree::{File, Origin, Ownership};

    fn tree(files: &[(&str, &str)]) -> Tree {
        let mut tree = Tree::default();
        for (path, text) in files {
            let file = File {
                text: (*text).to_owned(),
                ownership: Ownership::Managed,
                executable: false,
                origin: Origin::default(),
            };
            tree.insert(*path, file);
        }
        tree
    }

    fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
        &tree.get(path).unwrap().text
    }

    #[test]
    fn formats_modules_and_what_nothing_declares() {
        let ugly = "fn  a( ){ }\n";
        let mut tree = tree(&[
            ("crates/a/src/lib.rs", "mod  b;pub mod d;"),
            ("crates/a/src/b.rs", "mod c;\nfn  a( ){ }\n"),
            ("crates/a/src/b/c.rs", ugly),
            ("crates/a/src/d/mod.rs", ugly),
            ("crates/a/src/stray.rs", ugly),
            ("crates/a/tests/t.rs", ugly),
            ("README.md", "fn  a( ){ }"),
        ]);
        rust(&mut tree, |_, _| None).unwrap();
        assert_eq!(text(&tree, "crates/a/src/lib.rs"), "mod b;\npub mod d;\n");
        assert_eq!(text(&tree, "crates/a/src/b.rs"), "mod c;\nfn a() {}\n");
        for path in ["src/b/c.rs", "src/d/mod.rs", "src/stray.rs", "tests/t.rs"] {
            assert_eq!(
                text(&tree, &format!("crates/a/{path}")),
                "fn a() {}\n",
                "{path}"
            );
        }
        assert_eq!(text(&tree, "README.md"), "fn  a( ){ }");
    }

    #[test]
    fn takes_the_width_from_the_tree() {
        let mut tree = tree(&[
            ("rustfmt.toml", "max_width = 30\n"),
            ("src/lib.rs", "fn a() { let x = call(aaaaaaa, bbbbbbb); }\n"),
        ]);
        rust(&mut tree, |_, _| None).unwrap();
        assert!(text(&tree, "src/lib.rs").contains("call(\n"));
    }

    #[test]
    fn what_is_known_is_not_formatted() {
        let mut tree = tree(&[
            ("src/lib.rs", "mod  a;"),
            ("src/a.rs", "mod b;"),
            ("src/a/b.rs", "fn  b(){}"),
        ]);
        let known = |path: &str, _: &str| (path == "src/a.rs").then(|| "known".to_owned());
        rust(&mut tree, known).unwrap();
        assert_eq!(text(&tree, "src/lib.rs"), "mod a;\n");
        assert_eq!(text(&tree, "src/a.rs"), "known");
        assert_eq!(text(&tree, "src/a/b.rs"), "fn b() {}\n");
    }

    #[test]
    fn a_syntax_error_names_its_place() {
        let mut tree = tree(&[("src/lib.rs", "mod a;"), ("src/a.rs", "\nfn ( {")]);
        let error = rust(&mut tree, |_, _| None).unwrap_err();
        assert_eq!(Outcome::of(&error), Outcome::Internal);
        assert!(error.to_string().contains("src/a.rs:2:"), "{error}");
    }
}
