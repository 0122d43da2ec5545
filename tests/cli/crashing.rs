//! The real process is killed at each of its writes: the next command leaves the project old or
//! new, to the byte.
//!
//! The door for it is in debug builds only.
#![cfg(debug_assertions)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::support::{Said, Shop, Snapshot, finish, folder, program, snapshot};

/// Few files, so that each operation is tried.
const SMALL: &[&str] = &["add", "value", "Percent", "decimal:0..100"];

/// Merges, new files and a migration; a sample of many operations.
const LARGE: &[&str] = &["add", "field", "Book", "pages:int:optional"];

#[test]
fn a_run_killed_anywhere_leaves_the_project_old_or_new() {
    for (command, step) in [(SMALL, 1), (LARGE, 5)] {
        let old = Shop::new();
        old.append("crates/domain/src/entities/catalog/book.rs", "\n// mine\n");
        let new = old.duplicate();
        finish(program(&new.root(), command)).ends(0);
        let killing = Killing {
            command,
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
            runs > 25 && ends > 5 && ends < runs,
            "{command:?} {runs} {ends}"
        );
    }
}

struct Killing {
    command: &'static [&'static str],
    old: Shop,
    before: Snapshot,
    after: Snapshot,
}

impl Killing {
    /// Whether a run killed at this operation leaves the new project; none if it has ended before.
    fn at(&self, at: usize) -> Option<bool> {
        let shop = self.old.duplicate();
        if killed(&shop, self.command, at).code == Some(0) {
            return None;
        }
        shop.run("status").ends(0);
        let found = shop.snapshot();
        assert!(
            found == self.before || found == self.after,
            "killed at {at}"
        );
        if found == self.before && at % 8 == 0 {
            finish(program(&shop.root(), self.command)).ends(0);
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
