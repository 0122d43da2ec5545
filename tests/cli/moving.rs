//! `dddgen mv` and `dddgen explain`

use crate::support::Shop;

const BOOK: &str = "crates/domain/src/entities/catalog/book.rs";
const PLACE: &str = "crates/domain/src/books/book.rs";

#[test]
fn a_moved_file_is_merged_where_it_stands_now() {
    let shop = Shop::new();
    shop.append(BOOK, "\n// mine\n");
    let dry = shop.run(&format!("mv {BOOK} {PLACE} --dry-run")).ends(0);
    let said = shop.run(&format!("mv {BOOK} {PLACE}")).ends(0);
    assert_eq!(dry.out, format!("would:\n{}", said.out));
    let said = said.says(&format!("move {BOOK} -> {PLACE}"));
    assert!(said.err.contains("`mod` declarations"), "{}", said.err);
    assert!(!shop.has(BOOK) && !shop.has(&format!(".dddgen/base/{BOOK}")));
    assert_eq!(
        shop.read(&format!(".dddgen/moved/{BOOK}")),
        format!("{PLACE}\n")
    );
    shop.run("apply").ends(0).says("1 keep");
    shop.run("add field Book pages:int:optional").ends(0);
    let text = shop.read(PLACE);
    assert!(
        text.contains("pages") && text.ends_with("\n// mine\n"),
        "{text}"
    );
    assert!(!shop.has(BOOK));
    shop.run("status").ends(0).says(&format!("edited {PLACE}"));
    shop.run("check").ends(0);
}

#[test]
fn a_file_comes_home() {
    let shop = Shop::new();
    let before = shop.snapshot();
    // As `git mv` leaves it: the file is there already.
    shop.write(PLACE, &shop.read(BOOK));
    shop.remove(BOOK);
    shop.run(&format!("mv {BOOK} {PLACE}")).ends(0);
    shop.run(&format!("mv {PLACE} crates/domain/src/")).ends(0);
    assert!(shop.has("crates/domain/src/book.rs"));
    shop.run(&format!("mv ./crates/domain/src/book.rs ./{BOOK}"))
        .ends(0);
    assert_eq!(shop.snapshot(), before);
}

#[test]
fn a_folder_takes_along_what_dddgen_wrote_in_it() {
    let shop = Shop::new();
    let mine = "crates/domain/src/entities/catalog/mine.rs";
    shop.write(mine, "// mine\n");
    shop.run("mv crates/domain/src/entities/catalog crates/domain/src/books")
        .ends(0);
    assert!(shop.has(PLACE) && shop.has("crates/domain/src/books/mod.rs"));
    assert!(shop.has(mine) && !shop.has(BOOK));
    shop.run("apply").ends(0).says("nothing to do");
}

#[test]
fn what_is_moved_goes_with_the_model() {
    let shop = Shop::new();
    shop.run("add service sales/pricing").ends(0);
    let path = "crates/domain/src/services/sales/pricing.rs";
    let place = "crates/domain/src/pricing.rs";
    shop.run(&format!("mv {path} {place}")).ends(0);
    shop.run("apply").ends(0).says("nothing to do");
    let model = shop.read("dddgen.toml");
    let model = model.replace("[contexts.sales.services.pricing]\n", "");
    shop.write("dddgen.toml", &model);
    shop.run("apply").ends(0).says(&format!("delete {place}"));
    assert!(!shop.has(place) && !shop.has(".dddgen/moved"));
    shop.run("apply").ends(0).says("nothing to do");
}

#[test]
fn what_is_moved_stays_there_when_it_is_called_otherwise() {
    for edited in [false, true] {
        let shop = Shop::new();
        if edited {
            shop.append(BOOK, "\n// mine\n");
        }
        shop.run(&format!("mv {BOOK} {PLACE}")).ends(0);
        let dry = shop.run("rename entity Book Novel --dry-run").ends(0);
        let said = shop.run("rename entity Book Novel").ends(0);
        assert_eq!(dry.out, format!("would:\n{}", said.out));
        let novel = "crates/domain/src/entities/catalog/novel.rs";
        let record = format!(".dddgen/moved/{novel}");
        assert!(!shop.has(BOOK) && !shop.has(novel), "{}", said.out);
        assert_eq!(shop.read(&record), format!("{PLACE}\n"));
        assert!(!shop.has(&format!(".dddgen/moved/{BOOK}")));
        let text = shop.read(PLACE);
        assert!(text.contains("pub struct Novel") && !text.contains("struct Book"));
        assert_eq!(text.ends_with("// mine\n"), edited);

        shop.run("rename entity catalog/Novel sales/Novel").ends(0);
        shop.run("rename context sales shops").ends(0);
        assert!(shop.has(PLACE) && !shop.has(&record));
        let explained = shop.run(&format!("explain {PLACE}")).ends(0);
        explained.says("from crates/domain/src/entities/shops/novel.rs");
        let rest = if edited { "1 keep" } else { "nothing to do" };
        shop.run("apply").ends(0).says(rest);
        shop.run("check").ends(0);

        let said = shop.run("remove entity Novel --allow-data-loss").ends(0);
        let verb = if edited { "orphan" } else { "delete" };
        said.says(&format!("{verb} {PLACE}"));
        assert_eq!(shop.has(PLACE), edited);
        assert!(!shop.has(".dddgen/moved"));
        shop.run("apply").ends(0).says("nothing to do");
    }
}

#[test]
fn what_is_moved_to_the_path_of_its_new_name_is_at_home_there() {
    let shop = Shop::new();
    let novel = "crates/domain/src/entities/catalog/novel.rs";
    shop.run(&format!("mv {BOOK} {novel}")).ends(0);
    // What stands at the old path by now is another file, which stays there.
    let vendor = "crates/domain/src/entities/vendor.rs";
    shop.run(&format!("mv {vendor} {BOOK}")).ends(0);
    shop.run("rename entity Book Novel").ends(0);
    assert!(shop.read(novel).contains("pub struct Novel"));
    assert!(shop.read(BOOK).contains("pub struct Vendor"));
    assert!(!shop.has(&format!(".dddgen/moved/{novel}")));
    assert_eq!(
        shop.read(&format!(".dddgen/moved/{vendor}")),
        format!("{BOOK}\n")
    );
    shop.run("apply").ends(0).says("nothing to do");
    // A file that another one stands in the way of is refused.
    let before = shop.snapshot();
    shop.run("rename entity Novel Book")
        .ends(4)
        .says("two files belong at");
    assert_eq!(shop.snapshot(), before);
}

#[test]
fn what_cannot_be_moved_is_refused() {
    let shop = Shop::new();
    shop.write("mine.rs", "// mine\n");
    let up = "migrations/20260102030405_initial.up.sql";
    let cases = [
        ("mine.rs", "yours.rs", 4, "is not dddgen's"),
        ("dddgen.toml", "model.toml", 4, "stays where it is"),
        (up, "migrations/1.up.sql", 4, "stays where it is"),
        (BOOK, "mine.rs", 4, "there is a file at `mine.rs`"),
        (BOOK, "Cargo.toml", 4, "dddgen writes another file"),
        (BOOK, "../book.rs", 2, "is no place"),
        (BOOK, ".dddgen/book.rs", 2, "is no place"),
        ("crates", "crates/all", 2, "is within"),
    ];
    let before = shop.snapshot();
    for (old, new, code, part) in cases {
        shop.run(&format!("mv {old} {new}")).ends(code).says(part);
    }
    assert_eq!(shop.snapshot(), before);
    shop.remove(BOOK);
    shop.run(&format!("mv {BOOK} {PLACE}"))
        .ends(4)
        .says("dddgen apply --restore");
}

#[test]
fn two_files_at_one_place_are_refused() {
    let shop = Shop::new();
    let place = "crates/domain/src/entities/catalog/novel.rs";
    shop.run(&format!("mv {BOOK} {place}")).ends(0);
    let before = shop.snapshot();
    shop.run("add entity catalog/Novel name:string")
        .ends(4)
        .says("two files belong at");
    assert_eq!(shop.snapshot(), before);
    shop.write(&format!(".dddgen/moved/{BOOK}"), "<<<<<<<\na\n");
    shop.run("status").ends(4).says("does not name one place");
}

#[test]
fn a_file_is_explained() {
    let shop = Shop::new();
    shop.append(BOOK, "\n// mine\n");
    let said = shop.run(&format!("explain ./{BOOK}")).ends(0);
    let line = shop.read("dddgen.toml");
    let line = line.lines().position(|it| it.contains("entities.Book"));
    let line = line.expect("the line") + 1;
    assert_eq!(
        said.out,
        format!(
            "{BOOK}
  made by   templates/service/crates/domain/src/entities/{{context}}/{{entity}}.rs.jinja
  made for  the entity `Book` of `catalog`, dddgen.toml:{line}
  kept      by you and dddgen: merged at every run
  state     edited
  edited    2 lines of yours, 0 of dddgen's gone
  next run  keep
"
        )
    );
    shop.run(&format!("mv {BOOK} {PLACE}")).ends(0);
    let json = shop
        .run(&format!("explain {BOOK} --format json"))
        .ends(0)
        .json();
    assert_eq!(json["path"], PLACE);
    assert_eq!(json["moved_from"], BOOK);
    assert_eq!(json["origin"]["kind"], "entity");
    assert_eq!(json["edits"]["added"], 2);
}

#[test]
fn every_kind_of_file_is_explained() {
    let shop = Shop::new();
    shop.write("mine.rs", "// mine\n");
    shop.run("add use-case catalog/sell --on Book").ends(0);
    let cases = [
        ("mine.rs", "`mine.rs` is not dddgen's: nothing renders it"),
        ("no.rs", "`no.rs` is not dddgen's, and not there"),
        ("dddgen.toml", "is the model"),
        (".dddgen/base/Cargo.toml", "is a record of dddgen's"),
        ("Cargo.toml", "made for  the service\n"),
        ("docs/dddgen.schema.json", "made by   dddgen itself"),
        (
            "crates/application/src/use_cases/catalog/sell.rs",
            "made for  the use case `sell` of `catalog`, dddgen.toml:",
        ),
        (
            "crates/application/src/use_cases/catalog/sell.rs",
            "kept      by you: written once",
        ),
        (
            "crates/domain/src/entities/catalog/mod.rs",
            "made for  the context `catalog`, dddgen.toml:",
        ),
        (
            "migrations/20260102030405_initial.up.sql",
            "a migration is never touched again",
        ),
        (
            "crates/domain/src/value_objects/isbn.rs",
            "made for  the value `Isbn`, dddgen.toml:7\n",
        ),
    ];
    for (path, part) in cases {
        shop.run(&format!("explain {path}")).ends(0).says(part);
    }
    shop.run("explain crates").ends(2).says("is not a file");
    shop.edit(
        "dddgen.toml",
        "[entities.Vendor.fields]",
        "[entities.Seller.fields]",
    );
    shop.edit("dddgen.toml", "ref:Vendor", "ref:Selller");
    shop.run("explain Cargo.toml").ends(2).says("Seller");
}
