//! `dddgen upgrade`, on a project as an earlier state of the templates rendered it, and what
//! follows if it leaves conflicts.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::support::{Shop, Snapshot, copy, folder, run, snapshot};

const NOTE: &str = "crates/domain/src/entities/note.rs";
const MANIFEST: &str = "crates/domain/Cargo.toml";
const README: &str = "README.md";
pub(crate) const RECORD: &str = ".dddgen/schema/books.json";

/// A project that an older dddgen rendered: `tests/upgrade/minimal` is its `.dddgen`, and what the
/// user has is as it was written.
fn older() -> Shop {
    let shop = Shop::empty();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/upgrade/minimal");
    for part in ["base", "once"] {
        copy(&kept.join(part), &shop.root().join(".dddgen").join(part));
        copy(&kept.join(part), &shop.root());
    }
    age(&shop);
    shop
}

/// Lets an older dddgen have rendered a project.
pub(crate) fn age(shop: &Shop) {
    let own = format!("dddgen = \"{}\"", env!("CARGO_PKG_VERSION"));
    for path in ["dddgen.toml", ".dddgen/base/dddgen.toml"] {
        shop.edit(path, &own, "dddgen = \"0.0.1\"");
    }
}

/// What this dddgen renders from nothing.
fn fresh(shop: &Shop) -> Snapshot {
    let folder = folder();
    fs::write(folder.path().join("model.toml"), shop.read("dddgen.toml")).expect("written");
    run(
        folder.path(),
        "new --from model.toml --path new --vcs none --yes",
    )
    .ends(0);
    snapshot(&folder.path().join("new"))
}

/// A project without what is written once, which is history.
fn managed(snapshot: Snapshot) -> Snapshot {
    let files = snapshot.into_iter();
    files
        .filter(|(path, _)| !path.contains("migrations/2"))
        .collect()
}

#[test]
fn an_unedited_project_equals_a_fresh_render() {
    let shop = older();
    shop.run("status").ends(0).says("dddgen upgrade");
    shop.run("upgrade --check").ends(1).says("would:");
    let dry = shop.run("upgrade --dry-run").ends(0);
    let said = shop.run("upgrade").ends(0);
    assert_eq!(dry.out, format!("would:\n{}", said.out));
    said.says("from dddgen 0.0.1 to");
    let (found, wanted) = (managed(shop.snapshot()), managed(fresh(&shop)));
    let paths = found.keys().chain(wanted.keys());
    let paths: Vec<_> = paths
        .filter(|path| found.get(*path) != wanted.get(*path))
        .collect();
    assert_eq!(paths, [""; 0]);
    shop.run("upgrade --check").ends(0).says("nothing to do");
    shop.run("upgrade").ends(0).says("nothing to do");
    shop.run("check").ends(0);
}

#[test]
fn an_edited_project_keeps_every_edit() {
    let shop = older();
    let mut mine = Vec::new();
    let files = WalkDir::new(shop.root()).into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.path().extension().is_some_and(|it| it == "rs"));
    let files = files.filter(|entry| !entry.path().to_string_lossy().contains(".dddgen"));
    for (index, entry) in files.enumerate() {
        let path = entry.path().strip_prefix(shop.root()).expect("below");
        let path = path.to_string_lossy().into_owned();
        let text = shop.read(&path);
        let line = format!("// mine, number {index}");
        let text = match index % 3 {
            0 => format!("{text}\n{line}\n"),
            1 => format!("{line}\n{text}"),
            _ => text.replacen('\n', &format!("\n{line}\n"), 1),
        };
        shop.write(&path, &text);
        mine.push(line);
    }
    shop.edit(
        MANIFEST,
        "[dependencies]\n",
        "[dependencies]\nheck = \"0.5\" # mine\n",
    );
    shop.append(README, "\nMine as well.\n");
    mine.extend(["heck = \"0.5\" # mine", "Mine as well."].map(str::to_owned));
    shop.remove("justfile");
    let code = shop.run("upgrade").code;
    assert!(matches!(code, Some(0 | 3)), "{code:?}");
    assert!(!shop.has("justfile"));
    let all: String = shop
        .snapshot()
        .into_iter()
        .filter(|(path, _)| !path.starts_with(".dddgen"))
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    for line in mine {
        assert!(all.lines().any(|it| it == line), "{line}");
    }
}

#[test]
fn other_commands_name_the_upgrade() {
    let shop = older();
    let before = shop.snapshot();
    for line in [
        "apply",
        "add context crm",
        "remove entity Note",
        "check",
        "mv a b",
    ] {
        shop.run(line)
            .ends(4)
            .says("an older dddgen, 0.0.1")
            .says("`dddgen upgrade`");
    }
    let newer = "dddgen = \"99.0.0\"";
    shop.edit("dddgen.toml", "dddgen = \"0.0.1\"", newer);
    shop.run("upgrade").ends(4).says("a newer dddgen, 99.0.0");
    shop.edit("dddgen.toml", newer, "dddgen = \"0.0.1\"");
    assert_eq!(shop.snapshot(), before);
}

#[test]
fn tables_that_an_older_dddgen_made_otherwise_get_a_migration() {
    let shop = Shop::new();
    let today = shop.read(RECORD);
    shop.edit(RECORD, "uq_books_isbn", "books_isbn_key");
    let migration = "migrations/20260102030406_change_books.up.sql";
    age(&shop);
    shop.run("upgrade --check").ends(1).says(migration);
    assert!(!shop.has(migration));
    shop.run("upgrade").ends(0).says(migration);
    let up = shop.read(migration);
    assert!(up.contains("drop index books_isbn_key;"), "{up}");
    assert!(up.contains("create unique index uq_books_isbn on"), "{up}");
    assert_eq!(shop.read(RECORD), today);
    shop.run("upgrade").ends(0).says("nothing to do");
    shop.run("check").ends(0);
}

#[test]
fn a_project_without_records_begins_them_with_its_next_change() {
    let shop = Shop::new();
    let today = shop.read(RECORD);
    fs::remove_dir_all(shop.root().join(".dddgen/schema")).expect("removed");
    let before = shop.snapshot();
    shop.run("apply").ends(0).says("nothing to do");
    assert_eq!(shop.snapshot(), before);
    shop.run("add context crm").ends(0);
    assert_eq!(shop.read(RECORD), today);
}

#[test]
fn a_damaged_record_is_refused() {
    let shop = Shop::new();
    shop.write(RECORD, "<<<<<<<");
    let before = shop.snapshot();
    for line in ["apply", "add context crm", "check"] {
        shop.run(line)
            .ends(4)
            .says(RECORD)
            .says("git checkout .dddgen");
    }
    assert_eq!(shop.snapshot(), before);
}

/// A project whose upgrade has left markers, and how it was before.
pub(crate) fn conflicted() -> (Shop, Snapshot) {
    let shop = older();
    shop.write(NOTE, "// mine\n");
    shop.append(README, "\nMine as well.\n");
    let before = shop.snapshot();
    shop.run("upgrade")
        .ends(3)
        .says(&format!("conflict {NOTE}"))
        .says("dddgen apply --continue");
    (shop, before)
}

#[test]
fn a_run_that_left_conflicts_is_taken_back_to_the_byte() {
    let (shop, before) = conflicted();
    let dry = shop.run("apply --abort --dry-run").ends(0);
    let said = shop.run("apply --abort").ends(0);
    assert_eq!(dry.out, format!("would:\n{}", said.out));
    assert_eq!(shop.snapshot(), before);
    shop.run("apply --abort").ends(4).says("no run waits");
    // What was done to resolve a conflict goes with the run, other edits do not.
    let (shop, before) = conflicted();
    shop.write(NOTE, "// half of it\n");
    shop.append("Dockerfile", "# mine\n");
    let edited = shop.snapshot();
    shop.run("apply --abort")
        .ends(4)
        .says("`Dockerfile` was edited");
    assert_eq!(shop.snapshot(), edited);
    shop.remove("Dockerfile");
    shop.run("apply --abort").ends(0);
    assert_eq!(shop.snapshot(), before);
}

#[test]
fn a_run_goes_on_once_no_markers_are_left() {
    let (shop, _) = conflicted();
    let marked = shop.snapshot();
    for line in ["apply --continue", "apply", "add context crm"] {
        shop.run(line).ends(4).says(&format!("{NOTE}:"));
    }
    assert_eq!(shop.snapshot(), marked);
    for path in [NOTE, README] {
        shop.write(path, &shop.read(&format!(".dddgen/base/{path}")));
    }
    shop.run("apply --continue").ends(0);
    assert!(!shop.has(".dddgen/journal.before"));
    shop.run("check").ends(0);
    shop.run("apply --continue").ends(4).says("no run waits");
}
