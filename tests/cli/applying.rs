//! `dddgen apply` and `dddgen status`

use std::process::Stdio;

use crate::support::{Shop, program};

const BOOK: &str = "crates/domain/src/entities/catalog/book.rs";
const VENDOR: &str = "crates/domain/src/entities/vendor.rs";

#[test]
fn an_edited_model_is_applied_once() {
    let shop = Shop::new();
    shop.edit("dddgen.toml", "1..255", "1..300");
    shop.run("status").ends(0).says("`dddgen.toml` has changed");
    shop.run("check").ends(1).says("error[drift]");
    shop.run("apply").ends(0).says("update");
    shop.run("check").ends(0);
    let before = shop.snapshot();
    shop.run("apply").ends(0).says("nothing to do");
    assert_eq!(shop.snapshot(), before);
}

#[test]
fn a_change_that_loses_data_is_refused() {
    let cases = [
        ("title = \"string:1..255\"\n", "", "Book.title"),
        ("string:1..255", "int", "Book.title"),
        (
            "vendor = \"ref:Vendor:optional\"",
            "pages = \"int\"",
            "Book.pages",
        ),
    ];
    for (from, to, part) in cases {
        let shop = Shop::new();
        shop.edit("dddgen.toml", from, to);
        let before = shop.snapshot();
        shop.run("apply")
            .ends(4)
            .says(part)
            .says("nothing was written");
        shop.run("check").ends(1).says(part);
        let json = shop.run("apply --format json").ends(4).json();
        assert!(json["problems"][0]["hint"].is_string());
        assert_eq!(shop.snapshot(), before);
    }
}

#[test]
fn own_migrations_that_name_a_table_made_anew_are_named() {
    let shop = Shop::new();
    let own = "migrations/20260101000000_own";
    shop.write(
        &format!("{own}.up.sql"),
        "create index ix_own on BOOKS (id);\n",
    );
    shop.write(
        &format!("{own}.down.sql"),
        "drop index ix_own; -- of books\n",
    );
    shop.write(
        "migrations/20260101000001_other.up.sql",
        "create table my_books_too (id integer);\n",
    );
    let heading = "the new migration makes tables anew";
    shop.edit("dddgen.toml", "1..255", "1..300");
    let twin = shop.duplicate();
    let said = shop.run("apply").ends(0).says(heading);
    assert!(
        said.out
            .contains(&format!("there:\n  {own}.up.sql: books\n\n")),
        "{}",
        said.out
    );
    let said = said.says("hint: what they made drop in a migration of your own");
    assert!(!said.out.contains("other.up.sql: "), "{}", said.out);
    let json = twin.run("apply --format json").ends(0).json();
    assert_eq!(json["own_migrations"][0]["tables"][0], "books");
    let again = shop.run("apply").ends(0);
    assert!(!again.out.contains(heading), "{}", again.out);
    twin.run("add field Book pages:int:optional").ends(0);
    let last = twin.run("apply").ends(0);
    assert!(!last.out.contains(heading), "{}", last.out);
}

#[test]
fn what_is_lost_is_said_and_lost_where_that_is_allowed() {
    let shop = Shop::new();
    shop.edit("dddgen.toml", "title = \"string:1..255\"\n", "");
    shop.edit("dddgen.toml", "string:1..80", "string:1..40");
    let loss = "the column `books.title` is dropped with all its values";
    shop.run("apply")
        .ends(4)
        .says(loss)
        .says("--allow-data-loss");
    let dry = shop.run("apply --allow-data-loss --dry-run").ends(0);
    let dry = dry
        .says("data is lost when the migration runs:\n")
        .says(loss);
    let twin = shop.duplicate();
    let done = shop.run("apply --allow-data-loss").ends(0);
    assert_eq!(dry.out, format!("would:\n{}", done.out));
    let json = twin.run("apply --allow-data-loss --format json").ends(0);
    assert_eq!(json.json()["losses"].as_array().map(Vec::len), Some(2));
    assert_eq!(twin.snapshot(), shop.snapshot());
    let migrations = std::fs::read_dir(shop.root().join("migrations")).expect("a folder");
    let texts = migrations.map(|it| std::fs::read_to_string(it.expect("a file").path()));
    let texts: Vec<_> = texts.map(|text| text.expect("a text")).collect();
    assert!(
        texts
            .iter()
            .any(|text| text.contains(&format!("-- Loses data: {loss}.")))
    );
    assert!(
        texts
            .iter()
            .any(|text| text.contains(&format!("-- Not given back: {loss}.")))
    );
    shop.run("apply").ends(0).says("nothing to do");
    shop.run("check").ends(0);
}

#[test]
fn a_deleted_file_stays_deleted_until_it_is_wanted_back() {
    let shop = Shop::new();
    let text = shop.read(VENDOR);
    shop.remove(VENDOR);
    shop.run("status")
        .ends(0)
        .says(&format!("missing {VENDOR}"));
    shop.run("add field Vendor city:string:optional")
        .ends(0)
        .says("deleted by you");
    assert!(!shop.has(VENDOR));
    shop.run(&format!("apply --restore ./{VENDOR}"))
        .ends(0)
        .says("restore");
    assert_ne!(shop.read(VENDOR), text);
    assert!(shop.read(VENDOR).contains("city"));
    shop.run("apply --restore nothing.rs")
        .ends(2)
        .says("nothing to restore");
    shop.run("check").ends(0);
}

#[test]
fn status_tells_what_became_of_each_file() {
    let shop = Shop::new();
    shop.append(BOOK, "\n// mine\n");
    shop.remove(VENDOR);
    let said = shop.run("status").ends(0);
    assert!(
        said.out
            .contains(&format!("    edited {BOOK}\n   missing {VENDOR}\n")),
        "{}",
        said.out
    );
    assert!(!said.out.contains("pristine crates"), "{}", said.out);
    assert!(shop.run("status --all").out.contains("  pristine crates/"));
    let json = shop.run("status --format json").ends(0).json();
    assert_eq!(json["counts"]["edited"], 1);
    assert_eq!(json["counts"]["missing"], 1);
    assert_eq!(json["applied"], true);
    let files = json["files"].as_array().expect("an array");
    let pristine = files.iter().filter(|file| file["state"] == "pristine");
    assert_eq!(json["counts"]["pristine"], pristine.count());
}

#[test]
fn status_tells_what_the_next_run_has_for_each_file() {
    let shop = Shop::new();
    shop.append(BOOK, "\n// mine\n");
    shop.edit("dddgen.toml", "string:1..255", "string:1..300");
    let said = shop.run("status").ends(0);
    let book = format!("  outdated {BOOK} (and edited)\n");
    assert!(said.out.contains(&book), "{}", said.out);
    let schema = "crates/api/src/v1/schemas/catalog/book.rs";
    assert!(said.out.contains(&format!("  outdated {schema}\n")));
    let said = said.says("2 to create").says("`dddgen apply`");
    assert!(!said.out.contains(VENDOR), "{}", said.out);
    let json = shop.run("status --format json").ends(0).json();
    assert_eq!(json["compared"], true);
    let files = json["files"].as_array().expect("an array");
    let book = files.iter().find(|file| file["path"] == BOOK);
    let book = book.expect("the file");
    assert_eq!(book["state"], "outdated");
    assert_eq!(book["edited"], true);
    shop.run("apply").ends(0);
    let json = shop.run("status --format json").ends(0).json();
    assert_eq!(json["counts"]["outdated"], 0);
    assert_eq!(json["counts"]["edited"], 1);
    shop.edit("dddgen.toml", "string:1..300", "strng");
    let said = shop.run("status").ends(0);
    said.says("it is not known which files are outdated")
        .says(&format!("edited {BOOK}"));
}

#[test]
fn status_shows_what_was_changed_in_a_file() {
    let shop = Shop::new();
    shop.append(BOOK, "\n// mine\n");
    shop.remove(VENDOR);
    let lines = shop.read(&format!(".dddgen/base/{BOOK}")).lines().count();
    let said = shop.run(&format!("status --diff ./{BOOK}")).ends(0);
    assert!(
        said.out
            .starts_with(&format!("--- a/{BOOK}\n+++ b/{BOOK}\n@@ -{},3", lines - 2))
    );
    assert!(said.out.ends_with("\n }\n+\n+// mine\n"), "{}", said.out);
    let all = shop.run("status --diff").ends(0);
    assert!(
        all.out
            .contains(&format!("--- a/{VENDOR}\n+++ /dev/null\n"))
    );
    let json = shop.run("status --diff --format json").ends(0).json();
    let files = json["files"].as_array().expect("an array");
    let with_diff = files.iter().filter(|file| file["diff"].is_string());
    assert_eq!(with_diff.count(), 2);
    // The patch undone gives what dddgen wrote.
    shop.write("edits.patch", &all.out);
    let mut git = std::process::Command::new("git");
    let git = git.args(["apply", "--reverse", "edits.patch"]);
    let done = git.current_dir(shop.root()).status().expect("git runs");
    assert!(done.success());
    for path in [BOOK, VENDOR] {
        assert_eq!(shop.read(path), shop.read(&format!(".dddgen/base/{path}")));
    }
}

#[test]
fn a_pristine_text_is_offered_place_by_place() {
    let shop = Shop::new();
    let pristine = shop.read(BOOK);
    shop.append(BOOK, "\n// mine\n");
    shop.run(&format!("apply --reset ./{BOOK} --dry-run"))
        .ends(3)
        .says("1 place marked");
    shop.run("apply --reset crates/domain").ends(3);
    let marked = shop.read(BOOK);
    assert!(marked.starts_with(&pristine), "{marked}");
    assert!(marked.contains("<<<<<<< yours\n\n// mine\n||||||| base\n=======\n>>>>>>> dddgen"));
    shop.run("check").ends(1).says("error[markers]");
    shop.write(BOOK, &pristine);
    shop.run("check").ends(0);
    shop.run(&format!("apply --reset {BOOK}"))
        .ends(0)
        .says("nothing to do");
    shop.remove(VENDOR);
    shop.run(&format!("apply --reset {VENDOR}"))
        .ends(2)
        .says("dddgen apply --restore");
    shop.run("apply --reset migrations/20260102030405_initial.up.sql")
        .ends(2)
        .says("written once and is yours");
}

#[test]
fn folders_and_files_that_were_written_once_come_back() {
    let shop = Shop::new();
    shop.run("add service sales/pricing").ends(0);
    let before = shop.snapshot();
    for folder in ["crates/domain", "migrations"] {
        std::fs::remove_dir_all(shop.root().join(folder)).expect("removed");
    }
    shop.run("apply").ends(0).says("deleted by you migrations/");
    shop.run("apply --restore crates/domain/ --restore migrations")
        .ends(0)
        .says("restore crates/domain/src/services/sales/pricing.rs");
    assert_eq!(shop.snapshot(), before);
}

#[test]
fn two_runs_at_once_are_refused() {
    let shop = Shop::new();
    let lock = std::fs::OpenOptions::new();
    let lock = lock
        .clone()
        .write(true)
        .open(shop.root().join(".dddgen/lock"));
    let lock = lock.or_else(|_| std::fs::File::create(shop.root().join(".dddgen/lock")));
    let lock = lock.expect("a lock");
    lock.lock().expect("locked");
    for line in ["apply", "add context crm", "status", "check"] {
        shop.run(line).ends(4).says("another run");
    }
    drop(lock);
    shop.run("apply").ends(0);
}

#[test]
fn runs_that_meet_leave_a_whole_project() {
    let shop = Shop::new();
    let children = ["add context crm", "add context hr", "apply"].map(|line| {
        let args: Vec<&str> = line.split(' ').collect();
        let mut command = program(&shop.root(), &args);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("the program starts")
    });
    for mut child in children {
        let code = child.wait().expect("it ends").code();
        assert!(matches!(code, Some(0 | 4)), "{code:?}");
    }
    shop.run("check").ends(0);
}

#[test]
fn other_versions_are_refused() {
    let cases = [("0.0.1", "an older dddgen"), ("99.0.0", "a newer dddgen")];
    for (version, part) in cases {
        let shop = Shop::new();
        let own = format!("dddgen = \"{}\"", env!("CARGO_PKG_VERSION"));
        let other = format!("dddgen = \"{version}\"");
        shop.edit("dddgen.toml", &own, &other);
        shop.edit(".dddgen/base/dddgen.toml", &own, &other);
        let before = shop.snapshot();
        for line in ["apply", "add context crm", "check"] {
            shop.run(line).ends(4).says(part).says(version);
        }
        assert_eq!(shop.snapshot(), before);
    }
}

#[test]
fn a_lost_base_is_noticed() {
    let shop = Shop::new();
    std::fs::remove_dir_all(shop.root().join(".dddgen")).expect("removed");
    let before = shop.snapshot();
    shop.run("apply").ends(4).says("git checkout .dddgen");
    assert_eq!(
        shop.snapshot()
            .keys()
            .filter(|it| !it.starts_with(".dddgen"))
            .count(),
        before.len()
    );
}
