//! `dddgen rename …` and `was = "…"`

use crate::support::{Shop, snapshot};

const BOOK: &str = "crates/domain/src/entities/catalog/book.rs";
const TOME: &str = "crates/domain/src/entities/catalog/tome.rs";

/// A method of the user's own in a file of dddgen's.
const OWN: &str = "\n/// Mine.\npub fn shelf_of_a_book() -> u8 {\n    7\n}\n";

#[test]
fn an_entity_moves_with_the_edits_of_the_user() {
    let shop = Shop::new();
    shop.append(BOOK, OWN);
    shop.edit(BOOK, "use std::mem;", "// My note.\nuse std::mem;");
    let twin = shop.duplicate();
    let dry = shop.run("rename entity Book Tome --dry-run").ends(0);
    let done = shop.run("rename entity Book Tome").ends(0);
    assert_eq!(dry.out, format!("would:\n{}", done.out));
    let done = done.says(&format!("move {BOOK} -> {TOME}"));
    let line = shop
        .read(TOME)
        .lines()
        .position(|line| line.contains("shelf_of_a_book"));
    done.says(&format!(
        "  {TOME}:{}: pub fn shelf_of_a_book() -> u8 {{",
        line.unwrap_or_default() + 1
    ));
    assert!(!shop.has(BOOK));
    assert!(!shop.has(&format!(".dddgen/base/{BOOK}")));
    let text = shop.read(TOME);
    assert!(
        text.contains(OWN) && text.contains("// My note.") && text.contains("pub struct Tome "),
        "{text}"
    );
    let model = shop.read("dddgen.toml");
    assert!(
        model.contains("[contexts.catalog.entities.Tome.fields]") && !model.contains("Book"),
        "{model}"
    );
    assert!(model.contains("# The heart of it."));
    let migrations = std::fs::read_dir(shop.root().join("migrations")).expect("a folder");
    let names = migrations.map(|it| {
        it.expect("a file")
            .file_name()
            .into_string()
            .expect("UTF-8")
    });
    let names: Vec<_> = names.collect();
    assert!(
        names
            .iter()
            .any(|name| name.ends_with("rename_books_to_tomes.up.sql")),
        "{names:?}"
    );
    let after = shop.snapshot();
    shop.run("apply")
        .ends(0)
        .says(&format!("keep {TOME}\n\n1 keep,"));
    assert_eq!(shop.snapshot(), after);
    shop.run("check").ends(0);
    twin.edit("dddgen.toml", "[contexts.catalog.entities.Book.fields]", "[contexts.catalog.entities.Tome]\nwas = \"Book\"\n\n[contexts.catalog.entities.Tome.fields]");
    twin.run("apply")
        .ends(0)
        .says(&format!("move {BOOK} -> {TOME}"));
    assert_eq!(twin.read(TOME), shop.read(TOME));
    let after = twin.snapshot();
    twin.run("apply").ends(0);
    assert_eq!(twin.snapshot(), after);
    twin.run("check").ends(0);
}

#[test]
fn an_unedited_project_becomes_what_it_would_be_from_scratch() {
    let lines = [
        "rename entity Vendor Merchant",
        "rename entity catalog/Book sales/Book",
        "rename field Book.title heading",
        "rename value Isbn BookNumber",
        "rename context catalog shelves",
    ];
    for line in lines {
        let shop = Shop::new();
        let before = shop.run("status --format json").json();
        shop.run(line).ends(0);
        let after = shop.run("status --format json").json();
        assert_eq!(after["counts"]["edited"], 0, "{line}");
        assert_eq!(after["counts"]["missing"], 0, "{line}");
        assert_eq!(after["counts"]["outdated"], 0, "{line}");
        assert_eq!(
            before["counts"]["pristine"], after["counts"]["pristine"],
            "{line}"
        );
        shop.run("apply").ends(0).says("nothing to do");
        shop.run("check").ends(0);
    }
}

/// Where a use case of books and vendors is written once.
const RESTOCK: [&str; 2] = [
    "crates/application/tests/unit_application/restock.rs",
    "crates/server/tests/http/endpoints/restock.rs",
];

#[test]
fn what_is_written_once_follows_what_moves() {
    let lines = [
        "rename entity catalog/Book sales/Book",
        "rename entity Vendor catalog/Vendor",
        "rename entity Book Almanac",
        "rename entity catalog/Book sales/Zine",
    ];
    for line in lines {
        let shop = Shop::new();
        shop.run("add use-case restock --on Vendor,Book").ends(0);
        shop.run("add service pricing --on Book,Vendor").ends(0);
        shop.run("add specification sought --on Book").ends(0);
        shop.run("add handler tell --on Book.created").ends(0);
        shop.run("add query best_sellers --on Book,Vendor").ends(0);
        shop.run(line).ends(0);
        let fresh = Shop::empty();
        fresh.write("model.toml", &shop.read("dddgen.toml"));
        fresh
            .run("new shop --from model.toml --vcs none --yes")
            .ends(0);
        let expected = snapshot(&fresh.root().join("shop/crates"));
        assert_eq!(snapshot(&shop.root().join("crates")), expected, "{line}");
    }
}

#[test]
fn edited_files_that_are_written_once_follow_what_moves() {
    let shop = Shop::new();
    shop.run("add use-case restock --on Vendor,Book").ends(0);
    for path in RESTOCK {
        shop.append(path, "\n// Mine: crate::fixtures::catalog::book.\n");
    }
    let done = shop.run("rename entity catalog/Book sales/Book").ends(0);
    for (path, module) in RESTOCK.into_iter().zip(["fixtures", "endpoints"]) {
        let text = shop.read(path);
        assert!(
            text.contains(&format!("use crate::{module}::sales::book;\n")),
            "{text}"
        );
        assert!(
            text.ends_with("// Mine: crate::fixtures::catalog::book.\n"),
            "{text}"
        );
        assert_eq!(text.matches("catalog").count(), 1, "{text}");
    }
    let at = shop.read(RESTOCK[0]).lines().count();
    done.says(&format!(
        "  {}:{at}: // Mine: crate::fixtures::catalog::book.",
        RESTOCK[0]
    ));
}

#[test]
fn lines_of_the_users_that_name_what_moved_are_listed() {
    let shop = Shop::new();
    let path = "crates/domain/src/own.rs";
    let text = "use crate::entities::catalog::{\n    Book,\n};\nuse crate::entities::Vendor;\n";
    shop.write(path, text);
    let done = shop.run("rename entity catalog/Book sales/Book").ends(0);
    let done = done.says(&format!("  {path}:2: Book,\n"));
    assert!(!done.out.contains(&format!("{path}:4")), "{}", done.out);
    shop.run("rename entity Vendor sales/Vendor")
        .ends(0)
        .says(&format!("  {path}:4: use crate::entities::Vendor;\n"));
    assert_eq!(shop.read(path), text);
}

#[test]
fn lists_of_references_follow_and_lose_nothing() {
    let lines = [
        "rename entity Vendor Merchant",
        "rename entity Book Tome",
        "rename field Book.sellers traders",
    ];
    for line in lines {
        let shop = Shop::new();
        shop.run("add relation Book sellers:refs:Vendor sequels:refs:Book")
            .ends(0);
        shop.run(line).ends(0);
        let after = shop.run("status --format json").json();
        for count in ["edited", "missing", "outdated"] {
            assert_eq!(after["counts"][count], 0, "{line}: {count}");
        }
        shop.run("apply").ends(0).says("nothing to do");
        shop.run("check").ends(0);
    }
}

#[test]
fn references_to_one_of_several_kinds_follow_and_lose_nothing() {
    let lines = [
        "rename entity Vendor Merchant",
        "rename entity Book Tome",
        "rename entity Note Remark",
        "rename field Note.about subject",
    ];
    for line in lines {
        let shop = Shop::new();
        shop.run("add entity Note text:string about:any:book,vendor")
            .ends(0);
        shop.run(line).ends(0);
        let after = shop.run("status --format json").json();
        for count in ["edited", "missing", "outdated"] {
            assert_eq!(after["counts"][count], 0, "{line}: {count}");
        }
        shop.run("apply").ends(0).says("nothing to do");
        shop.run("check").ends(0);
    }
}

#[test]
fn a_reference_to_one_of_several_kinds_comes_and_goes() {
    let shop = Shop::new();
    let before = shop.read("dddgen.toml");
    shop.run("add relation Vendor source:any:book,vendor")
        .ends(2)
        .says("cannot be one of the kinds");
    assert_eq!(shop.read("dddgen.toml"), before);
    shop.run("add entity Note text:string").ends(0);
    let before = shop.read("dddgen.toml");
    shop.run("add relation Note about:any:book,vendor:optional")
        .ends(0)
        .says("the notes are listed at `/books/{id}/notes`")
        .says("the notes are listed at `/vendors/{id}/notes`");
    shop.run("remove entity Vendor").ends(4);
    shop.run("remove relation Note about --allow-data-loss")
        .ends(0);
    assert_eq!(shop.read("dddgen.toml"), before);
    shop.run("check").ends(0);
}

#[test]
fn a_list_that_is_removed_goes_with_its_entries_or_not_at_all() {
    let shop = Shop::new();
    shop.run("add relation Book sellers:refs:Vendor").ends(0);
    let before = shop.snapshot();
    shop.run("remove relation Book sellers")
        .ends(4)
        .says("the table `book_sellers` is dropped with all its rows")
        .says("hint: keep the field")
        .says("--allow-data-loss");
    shop.run("remove entity Vendor").ends(4);
    assert_eq!(shop.snapshot(), before);
}

#[test]
fn what_cannot_be_renamed_is_refused() {
    let cases = [
        ("rename entity Bok Tome", 2, "did you mean `Book`?"),
        (
            "rename entity Book Vendor",
            4,
            "the entity `Vendor` exists already",
        ),
        (
            "rename entity sales/Book Tome",
            2,
            "`Book` does not stand in the context `sales`",
        ),
        ("rename entity Book Book", 4, "is called so already"),
        ("rename entity Book match", 2, "`match`"),
        ("rename field title heading", 2, "write `Entity.title`"),
        (
            "rename field Book.titel heading",
            2,
            "did you mean `title`?",
        ),
        (
            "rename field Book.title isbn",
            4,
            "has a field `isbn` already",
        ),
        ("rename value Isbm BookNumber", 2, "did you mean `Isbn`?"),
        ("rename enum Mood Temper", 2, "there is no enum `Mood`"),
        (
            "rename context catalogue shop",
            2,
            "did you mean `catalog`?",
        ),
        (
            "rename context catalog sales",
            4,
            "the context `sales` exists already",
        ),
    ];
    let shop = Shop::new();
    let before = shop.snapshot();
    for (line, code, part) in cases {
        shop.run(line).ends(code).says(part);
        assert_eq!(shop.snapshot(), before, "{line}");
    }
}

#[test]
fn a_file_in_the_way_is_the_users() {
    let shop = Shop::new();
    shop.write(TOME, "// mine\n");
    let before = shop.snapshot();
    shop.run("rename entity Book Tome")
        .ends(4)
        .says(&format!("`{TOME}` exists already"));
    assert_eq!(shop.snapshot(), before);
}

#[test]
fn a_former_name_is_one_of_before() {
    let cases = [
        (
            "[contexts.sales]",
            "[contexts.sales]\nwas = \"catalog\"",
            "`catalog` is a name of today",
        ),
        (
            "title = \"string:1..255\"",
            "title = { type = \"string\", was = \"isbn\" }",
            "`isbn` is a name of today",
        ),
        (
            "title = \"string:1..255\"",
            "title = { type = \"string\", was = \"Name\" }",
            "write `name`",
        ),
        (
            "title = \"string:1..255\"",
            "title = { type = \"string\", was = \"a\" }\nb = { type = \"date:optional\", was = \"a\" }",
            "`a` became two things",
        ),
    ];
    for (from, to, part) in cases {
        let shop = Shop::new();
        shop.edit("dddgen.toml", from, to);
        shop.run("apply").ends(2).says(part);
    }
}
