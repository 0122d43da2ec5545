//! A project in a temporary folder, and the program that works on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use tempfile::TempDir;
use walkdir::WalkDir;

/// The files of a folder, but for the lock, which stays.
pub(crate) type Snapshot = BTreeMap<String, Vec<u8>>;

/// A model with a context, a value object, a reference and comments.
pub(crate) const MODEL: &str = r#"# What we sell.
[service]
name = "shop"
description = 'Says "hi" to {{ everybody }} and {% all %}'

[values.Isbn]
type = "string"
pattern = '^\d{13}$'
example = "9780306406157"

[entities.Vendor.fields]
name = "string:1..80" # as on the bill

# The heart of it.
[contexts.catalog.entities.Book.fields]
title = "string:1..255"
isbn = "Isbn:unique"
vendor = "ref:Vendor:optional"

[contexts.sales]
doc = "What we have sold"
"#;

/// What a run said, and how it ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub(crate) fn says(self, part: &str) -> Self {
        let all = format!("{}{}", self.out, self.err);
        assert!(all.contains(part), "no `{part}` in:\n{all}");
        self
    }

    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}:\n{}", self.out))
    }
}

/// The program, with a clock that stands still and nobody at the terminal.
pub(crate) fn program(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dddgen"));
    command.args(args).current_dir(dir).stdin(Stdio::null());
    command.env("SOURCE_DATE_EPOCH", "1767323045");
    command.env("GIT_CEILING_DIRECTORIES", std::env::temp_dir());
    command.env_remove("DDDGEN_CRASH_AT").env_remove("NO_COLOR");
    command
}

/// Runs a command; its words are split at spaces.
pub(crate) fn run(dir: &Path, line: &str) -> Said {
    let args: Vec<&str> = line.split_whitespace().collect();
    finish(program(dir, &args))
}

pub(crate) fn finish(mut command: Command) -> Said {
    let output = command.output().expect("the program starts");
    Said {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A project of [`MODEL`] of one's own.
pub(crate) struct Shop(TempDir);

impl Shop {
    pub(crate) fn new() -> Self {
        static FIRST: OnceLock<TempDir> = OnceLock::new();
        let first = FIRST.get_or_init(|| {
            let folder = folder();
            fs::write(folder.path().join("model.toml"), MODEL).expect("a model");
            let new = run(folder.path(), "new --from model.toml --vcs none --yes");
            new.ends(0);
            folder
        });
        let own = folder();
        copy(&first.path().join("shop"), &own.path().join("shop"));
        Self(own)
    }

    /// A folder without anything in it.
    pub(crate) fn empty() -> Self {
        let own = folder();
        fs::create_dir_all(own.path().join("shop")).expect("a folder");
        Self(own)
    }

    /// Another project, the same to the byte.
    pub(crate) fn duplicate(&self) -> Self {
        let own = folder();
        copy(&self.root(), &own.path().join("shop"));
        Self(own)
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.0.path().join("shop")
    }

    pub(crate) fn run(&self, line: &str) -> Said {
        run(&self.root(), line)
    }

    pub(crate) fn args(&self, args: &[&str]) -> Said {
        finish(program(&self.root(), args))
    }

    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> String {
        let text = fs::read_to_string(self.root().join(path));
        text.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.root().join(path).exists()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let full = self.root().join(path);
        fs::create_dir_all(full.parent().expect("a folder")).expect("a folder");
        fs::write(full, text).expect("written");
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).expect("removed");
    }

    /// Replaces a part of a file that is there once.
    #[track_caller]
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(
            text.matches(from).count(),
            1,
            "`{from}` in `{path}`:\n{text}"
        );
        self.write(path, &text.replace(from, to));
    }

    pub(crate) fn append(&self, path: &str, text: &str) {
        self.write(path, &(self.read(path) + text));
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        snapshot(&self.root())
    }
}

pub(crate) fn snapshot(root: &Path) -> Snapshot {
    let entries = WalkDir::new(root).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let files = files.map(|entry| {
        let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let bytes = fs::read(entry.path()).expect("read");
        (path.to_string_lossy().into_owned(), bytes)
    });
    files.filter(|(path, _)| path != ".dddgen/lock").collect()
}

pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from) {
        let entry = entry.expect("an entry");
        let target = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("a folder");
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}
