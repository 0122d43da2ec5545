//! The real process is killed at each of its writes: the next command leaves the project old or
//! new, to the byte.
//!
//! The door for it is in debug builds only.
#![cfg(debug_assertions)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::support::{Said, Shop, finish, folder, program, snapshot};

const COMMAND: &[&str] = &["add", "field", "Book", "pages:int:optional"];

#[test]
fn a_run_killed_anywhere_leaves_the_project_old_or_new() {
    let old = Shop::new();
    old.append("crates/domain/src/entities/catalog/book.rs", "\n// mine\n");
    let new = duplicate(&old);
    finish(program(&new.root(), COMMAND)).ends(0);
    let (before, after) = (old.snapshot(), new.snapshot());
    let next = AtomicUsize::new(1);
    let ends = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let shop = duplicate(&old);
                    let at = next.fetch_add(1, Ordering::SeqCst);
                    if killed(&shop, at).code == Some(0) {
                        break;
                    }
                    shop.run("status").ends(0);
                    let found = shop.snapshot();
                    assert!(found == before || found == after, "killed at {at}");
                    ends.fetch_add(usize::from(found == after), Ordering::SeqCst);
                    // Whichever it is, the next run goes on from there.
                    if found == before && at % 8 == 0 {
                        finish(program(&shop.root(), COMMAND)).ends(0);
                        assert_eq!(shop.snapshot(), after, "killed at {at}");
                    }
                }
            });
        }
    });
    let (runs, ends) = (next.into_inner(), ends.into_inner());
    assert!(runs > 40 && ends > 10 && ends < runs, "{runs} {ends}");
}

#[test]
fn an_interrupted_run_is_told_of() {
    let shop = Shop::new();
    killed(&shop, 5);
    shop.run("status")
        .ends(0)
        .says("an interrupted run was taken back");
    let shop = Shop::new();
    let writes = (40..).find(|at| {
        let shop = Shop::new();
        killed(&shop, *at);
        shop.has(".dddgen/journal")
    });
    killed(&shop, writes.unwrap_or_default() + 3);
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
    for at in (1..).step_by(9) {
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

fn killed(shop: &Shop, at: usize) -> Said {
    let mut command = program(&shop.root(), COMMAND);
    command.env("DDDGEN_CRASH_AT", at.to_string());
    finish(command)
}

fn duplicate(shop: &Shop) -> Shop {
    let other = Shop::new();
    std::fs::remove_dir_all(other.root()).expect("removed");
    crate::support::copy(&shop.root(), &other.root());
    other
}
