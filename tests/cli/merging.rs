//! Every line that the user wrote is still there.

use crate::support::Shop;

const BOOK: &str = "crates/domain/src/entities/catalog/book.rs";
const VENDOR: &str = "crates/domain/src/entities/vendor.rs";
const METHOD: &str = "
impl Vendor {
    /// Mine. AppRoutes::new() } { is only a comment.
    pub fn is_mine(&self) -> bool {
        true
    }
}
";

#[test]
fn code_written_by_hand_stays() {
    let shop = Shop::new();
    let manifest = "crates/domain/Cargo.toml";
    shop.append(VENDOR, METHOD);
    shop.edit(
        manifest,
        "[dependencies]\n",
        "[dependencies]\n# Mine.\nheck = \"0.5\"\n",
    );
    shop.edit(
        "crates/domain/src/lib.rs",
        "pub mod repositories;",
        "// pub mod entities { mine }\npub mod repositories;\npub mod mine;",
    );
    shop.write("crates/domain/src/mine.rs", "//! Mine.\n");
    let route = "    // AppRoutes::new() is mine\n    router = router.merge(mine::routes());\n";
    let router = "crates/api/src/v1/router.rs";
    shop.edit(router, "    router\n}", &format!("{route}    router\n}}"));
    for line in [
        "add field Vendor city:string:optional rating:int:default=3",
        "add entity crm/Customer email:email:unique",
        "add value Percent decimal:0..100",
    ] {
        shop.run(line).ends(0);
    }
    let vendor = shop.read(VENDOR);
    assert!(vendor.ends_with(METHOD), "{vendor}");
    assert!(
        vendor.contains("city") && vendor.contains("rating"),
        "{vendor}"
    );
    assert!(shop.read(manifest).contains("# Mine.\nheck = \"0.5\"\n"));
    let library = shop.read("crates/domain/src/lib.rs");
    assert!(
        library.contains("// pub mod entities { mine }\npub mod repositories;\npub mod mine;"),
        "{library}"
    );
    assert!(shop.has("crates/domain/src/mine.rs"));
    let router = shop.read(router);
    assert!(router.contains(route), "{router}");
    assert!(router.contains("crm::customer::routes()"), "{router}");
    shop.run("check").ends(0);
    shop.run("apply").ends(0);
}

#[test]
fn a_file_in_the_way_stands() {
    let shop = Shop::new();
    let path = "crates/domain/src/entities/tag.rs";
    shop.write(path, "// mine\n");
    shop.run("add entity Tag name:string")
        .ends(3)
        .says("your file stands");
    assert_eq!(shop.read(path), "// mine\n");
}

#[test]
fn an_overlap_is_marked_named_and_in_the_way_until_it_is_resolved() {
    let shop = Shop::new();
    let line = shop.read(BOOK);
    let line = line
        .lines()
        .find(|line| line.contains("title: String,"))
        .expect("a field");
    let mine = line.replace("String", "Box<str>");
    let text = shop.read(BOOK).replacen(line, &mine, 1);
    shop.write(BOOK, &text.replace("255", "256"));
    shop.edit(
        "dddgen.toml",
        "title = \"string:1..255\"",
        "title = \"string:1..300\"",
    );
    let dry = shop.run("apply --dry-run").ends(3);
    let said = shop.run("apply").ends(3).says(&format!("conflict {BOOK}"));
    assert_eq!(dry.out, format!("would:\n{}", said.out));
    let marked = shop.read(BOOK);
    for part in [
        "<<<<<<< yours",
        "||||||| base",
        ">>>>>>> dddgen 0.1.0",
        "256",
        "300",
        &mine,
    ] {
        assert!(marked.contains(part), "{part}\n{marked}");
    }
    let place = marked
        .lines()
        .position(|line| line == "<<<<<<< yours")
        .expect("a marker")
        + 1;
    let before = shop.snapshot();
    let check = shop.run("check").ends(1).says("error[markers]");
    assert!(
        check.out.contains(&format!("{BOOK}:{place}")),
        "{}",
        check.out
    );
    shop.run("apply").ends(4).says(BOOK);
    shop.run("add context crm").ends(4).says(BOOK);
    shop.run("status")
        .ends(0)
        .says(&format!("conflicted {BOOK}"));
    assert_eq!(shop.snapshot(), before);
    let theirs = shop.read(&format!(".dddgen/base/{BOOK}"));
    shop.write(BOOK, &theirs);
    shop.run("check").ends(0);
    shop.run("apply").ends(0);
}

#[test]
fn migrations_are_never_touched_again() {
    let shop = Shop::new();
    let path = "migrations/20260102030405_initial.up.sql";
    let mine = shop.read(path) + "-- mine\n";
    shop.write(path, &mine);
    shop.run("add field Book pages:int:optional").ends(0);
    shop.run("add entity Tag name:string").ends(0);
    assert_eq!(shop.read(path), mine);
    shop.run("check").ends(0);
}
