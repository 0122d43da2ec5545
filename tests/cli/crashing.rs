//! The real process is killed at each of its writes: the next command leaves the project old or
//! new, to the byte.
//!
//! The door for it is in debug builds only.
#![cfg(debug_assertions)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::support::{Said, Shop, Snapshot, finish, folder, program, snapshot};
use crate::upgrading::{RECORD, age, conflicted};

/// Few files, so that each operation is tried.
const SMALL: &[&str] = &["add", "value", "Percent", "decimal:0..100"];

/// Merges, new files and a migration; a sample of many operations.
const LARGE: &[&str] = &["add", "field", "Book", "pages:int:optional"];

/// A file goes, one comes, and the records follow.
const MOVE: &[&str] = &["mv", BOOK, "crates/domain/src/books/book.rs"];

/// Files and folders go.
const REMOVE: &[&str] = &["remove", "value", "Percent"];

/// Words change in many files, and a migration comes.
const RENAME_FIELD: &[&str] = &["rename", "field", "Vendor.name", "title"];

/// Files move with the edits of the user.
const RENAME_ENTITY: &[&str] = &["rename", "entity", "Vendor", "Supplier"];

/// Many files change at once, and conflicts are left.
const UPGRADE: &[&str] = &["upgrade"];

/// All of it goes back.
const ABORT: &[&str] = &["apply", "--abort"];

const BOOK: &str = "crates/domain/src/entities/catalog/book.rs";
const VENDOR: &str = "crates/domain/src/entities/vendor.rs";

#[test]
fn a_run_killed_anywhere_leaves_the_project_old_or_new() {
    let edited = || {
        let shop = Shop::new();
        shop.append(BOOK, "\n// mine\n");
        shop
    };
    killed_everywhere(edited(), SMALL, 0, 1);
    killed_everywhere(edited(), LARGE, 0, 5);
}

#[test]
fn a_move_killed_anywhere_leaves_the_project_old_or_new() {
    killed_everywhere(Shop::new(), MOVE, 0, 1);
}

#[test]
fn a_removal_killed_anywhere_leaves_the_project_old_or_new() {
    let shop = Shop::new();
    finish(program(&shop.root(), SMALL)).ends(0);
    killed_everywhere(shop, REMOVE, 0, 1);
}

#[test]
fn a_rename_killed_anywhere_leaves_the_project_old_or_new() {
    let shop = Shop::new();
    shop.append(VENDOR, "\n// mine\n");
    killed_everywhere(shop.duplicate(), RENAME_FIELD, 0, 1);
    killed_everywhere(shop, RENAME_ENTITY, 0, 1);
}

#[test]
fn an_upgrade_killed_anywhere_leaves_the_project_old_or_new() {
    let old = little_older();
    let before = old.snapshot();
    let shop = old.duplicate();
    killed_everywhere(old, UPGRADE, 3, 1);
    finish(program(&shop.root(), UPGRADE)).ends(3);
    let back = shop.duplicate();
    killed_everywhere(shop, ABORT, 0, 1);
    finish(program(&back.root(), ABORT)).ends(0);
    assert_eq!(back.snapshot(), before);
}

/// A project that an older dddgen rendered almost as this one does: some files were otherwise, one
/// of which the user edited, one was not there, one is there no more, a table was made otherwise.
pub(crate) fn little_older() -> Shop {
    let shop = Shop::new();
    age(&shop);
    for base in ["", ".dddgen/base/"] {
        for path in ["README.md", "justfile", BOOK] {
            shop.append(&format!("{base}{path}"), "\n");
        }
        shop.remove(&format!("{base}clippy.toml"));
        let gone = format!("{base}crates/domain/src/gone/mod.rs");
        shop.write(&gone, "//! Gone.\n");
    }
    shop.write("justfile", "# mine\n");
    shop.edit(RECORD, "uq_books_isbn", "books_isbn_key");
    shop
}

#[test]
fn a_large_upgrade_killed_anywhere_leaves_the_project_old_or_new() {
    let (shop, before) = conflicted();
    let back = shop.duplicate();
    finish(program(&back.root(), ABORT)).ends(0);
    assert_eq!(back.snapshot(), before);
    killed_everywhere(back, UPGRADE, 3, 41);
    killed_everywhere(shop, ABORT, 0, 41);
}

/// Kills the command at every operation, or at every so many of them.
fn killed_everywhere(old: Shop, command: &'static [&'static str], code: i32, step: usize) {
    let new = old.duplicate();
    finish(program(&new.root(), command)).ends(code);
    let killing = Killing {
        command,
        code,
        before: old.snapshot(),
        after: new.snapshot(),
        old,
    };
    let (next, ends) = (AtomicUsize::new(1), AtomicUsize::new(0));
    let kill = || {
        while let Some(new) = killing.at(next.fetch_add(step, Ordering::SeqCst)) {
            ends.fetch_add(usize::from(new), Ordering::SeqCst);
        }
    };
    thread::scope(|scope| {
        scope.spawn(kill);
        scope.spawn(kill);
    });
    let (runs, ends) = (next.into_inner() / step, ends.into_inner());
    assert!(
        runs > 10 && ends > 2 && ends < runs,
        "{command:?} {runs} {ends}"
    );
}

struct Killing {
    command: &'static [&'static str],
    /// How the command ends.
    code: i32,
    old: Shop,
    before: Snapshot,
    after: Snapshot,
}

impl Killing {
    /// Whether a run killed at this operation leaves the new project; none if it has ended before.
    fn at(&self, at: usize) -> Option<bool> {
        let shop = self.old.duplicate();
        if killed(&shop, self.command, at).code == Some(self.code) {
            return None;
        }
        shop.run("status").ends(0);
        let found = shop.snapshot();
        assert!(
            found == self.before || found == self.after,
            "{:?} killed at {at}",
            self.command
        );
        if found == self.before && at.is_multiple_of(8) {
            finish(program(&shop.root(), self.command)).ends(self.code);
            assert_eq!(shop.snapshot(), self.after, "killed at {at}");
        }
        Some(found == self.after)
    }
}

#[test]
fn an_interrupted_run_is_told_of() {
    let shop = Shop::new();
    killed(&shop, SMALL, 2);
    shop.run("status")
        .ends(0)
        .says("an interrupted run was taken back");
    let interrupted = (10..).find_map(|at| {
        let shop = Shop::new();
        killed(&shop, SMALL, at);
        shop.has(".dddgen/journal").then_some(shop)
    });
    let shop = interrupted.expect("there is a journal at some time");
    shop.run("status")
        .ends(0)
        .says("an interrupted run was finished");
}

#[test]
fn a_new_project_is_whole_or_not_there() {
    let whole = folder();
    let new = ["new", "shop", "--vcs", "none"];
    finish(program(whole.path(), &new)).ends(0);
    let whole = snapshot(&whole.path().join("shop"));
    for at in (1..).step_by(17) {
        let folder = folder();
        let mut command = program(folder.path(), &new);
        command.env("DDDGEN_CRASH_AT", at.to_string());
        if finish(command).code == Some(0) {
            break;
        }
        let root = folder.path().join("shop");
        if !root.exists() {
            finish(program(folder.path(), &new)).ends(0);
        }
        assert_eq!(snapshot(&root), whole, "killed at {at}");
        assert_eq!(
            snapshot(folder.path()).len(),
            whole.len() + 1,
            "killed at {at}"
        );
    }
}

fn killed(shop: &Shop, command: &[&str], at: usize) -> Said {
    let mut command = program(&shop.root(), command);
    command.env("DDDGEN_CRASH_AT", at.to_string());
    finish(command)
}
