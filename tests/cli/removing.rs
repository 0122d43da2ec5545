//! `dddgen remove`

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::support::{Shop, Snapshot};

/// What each kind of addition needs before, the addition, and its removal.
const KINDS: &[(&[&str], &[&str], &[&str])] = &[
    (
        &[],
        &[
            "add",
            "entity",
            "catalog/Novel",
            "name:string",
            "book:ref:Book",
        ],
        &["remove", "entity", "Novel", "--allow-data-loss"],
    ),
    (
        &[],
        &[
            "add",
            "member",
            "catalog/Chapter",
            "--of",
            "Book",
            "name:string",
        ],
        &["remove", "member", "Chapter", "--allow-data-loss"],
    ),
    (
        &[],
        &[
            "add",
            "field",
            "Book",
            "pages:int:optional",
            "words:int:optional",
        ],
        &[
            "remove",
            "field",
            "Book",
            "pages",
            "words",
            "--allow-data-loss",
        ],
    ),
    (
        &[],
        &["add", "field", "Book", "seller:ref:Vendor:optional"],
        &["remove", "relation", "Book", "seller", "--allow-data-loss"],
    ),
    (
        &[],
        &["add", "relation", "Book", "sellers:refs:Vendor"],
        &["remove", "relation", "Book", "sellers", "--allow-data-loss"],
    ),
    (
        &[],
        &["add", "relation", "Book", "parts:refs:Book:..9"],
        &["remove", "field", "Book", "parts", "--allow-data-loss"],
    ),
    (
        &[],
        &["add", "rule", "catalog/Book", "titled", "length(title) > 1"],
        &["remove", "rule", "Book", "titled"],
    ),
    (
        &[],
        &["add", "index", "Book", "title", "--where", "title <> 'a'"],
        &[
            "remove",
            "index",
            "catalog/Book",
            "title",
            "--where",
            "title <> 'a'",
        ],
    ),
    (
        &[],
        &["add", "index", "Book", "vendor", "title", "--unique"],
        &["remove", "index", "Book", "vendor", "title", "--unique"],
    ),
    (
        &[],
        &["add", "index", "Vendor", "name", "--unique"],
        &["remove", "index", "Vendor", "name", "--unique"],
    ),
    (
        &[
            "add value Address street:string:1..80 zip:string:2..9",
            "add field Vendor address:Address:optional",
        ],
        &["add", "index", "Vendor", "address.zip"],
        &["remove", "index", "Vendor", "address.zip"],
    ),
    (
        &[],
        &["add", "value", "Size", "width:int", "height:int"],
        &["remove", "value", "Size"],
    ),
    (
        &["add entity Person name:string"],
        &["add", "field", "Book", "about:any:Vendor,Person:optional"],
        &["remove", "relation", "Book", "about", "--allow-data-loss"],
    ),
    (
        &[],
        &["add", "context", "crm", "--doc", "Whom we know"],
        &["remove", "context", "crm"],
    ),
    (
        &[],
        &["add", "value", "catalog/Percent", "decimal:0..100"],
        &["remove", "value", "catalog/Percent"],
    ),
    (
        &[],
        &["add", "enum", "sales/Status", "open", "closed"],
        &["remove", "enum", "Status"],
    ),
    (
        &[],
        &["add", "event", "Book", "reviewed", "text:string"],
        &["remove", "event", "catalog/Book", "reviewed"],
    ),
    (
        &[],
        &["add", "use-case", "catalog/sell", "--on", "Book"],
        &["remove", "use-case", "catalog/sell"],
    ),
    (
        &[],
        &["add", "service", "sales/pricing"],
        &["remove", "service", "pricing"],
    ),
    (
        &[],
        &["add", "specification", "catalog/long", "--on", "Book"],
        &["remove", "specification", "long"],
    ),
    (
        &[],
        &["add", "query", "catalog/revenue", "--on", "Book"],
        &["remove", "query", "revenue"],
    ),
    (
        &[],
        &[
            "add", "endpoint", "ping", "--method", "get", "--path", "/ping",
        ],
        &["remove", "endpoint", "ping"],
    ),
    (
        &[],
        &["add", "handler", "greet", "--on", "Vendor.created"],
        &["remove", "handler", "greet"],
    ),
    (
        &[
            "add enum Freshness fresh sold",
            "add entity Item name:string state:Freshness:default=fresh",
        ],
        &[
            "add",
            "transition",
            "Item",
            "--field",
            "state",
            "sell:fresh:sold",
        ],
        &["remove", "transition", "Item", "sell"],
    ),
];

/// Every kind that can be removed is removed here.
#[test]
fn every_kind_is_removed() {
    let shop = Shop::new();
    let help = shop.run("remove --help").ends(0).out;
    let (_, commands) = help.split_once("Commands:\n").expect("commands");
    let commands = commands.lines().take_while(|line| !line.is_empty());
    let named = commands.filter_map(|line| line.split_whitespace().next());
    let named: BTreeSet<_> = named.filter(|name| *name != "help").collect();
    let removed: BTreeSet<_> = KINDS.iter().map(|(_, _, remove)| remove[1]).collect();
    assert_eq!(named, removed);
    let added: BTreeSet<_> = KINDS.iter().map(|(_, add, _)| add[1]).collect();
    assert_eq!(named, added);
}

/// The project without its migrations, which tell what was.
fn but_migrations(shop: &Shop) -> Snapshot {
    let files = shop.snapshot().into_iter();
    files
        .filter(|(path, _)| !path.contains("migrations/2"))
        .collect()
}

#[test]
fn what_was_added_and_removed_leaves_no_trace() {
    for (before, add, remove) in KINDS {
        let shop = Shop::new();
        for line in *before {
            shop.run(line).ends(0);
        }
        let old = but_migrations(&shop);
        shop.args(add).ends(0);
        assert_ne!(but_migrations(&shop), old, "{add:?}");
        shop.args(remove).ends(0);
        let new = but_migrations(&shop);
        let differ = |path: &&String| old.get(*path) != new.get(*path);
        let paths: Vec<_> = old.keys().chain(new.keys()).filter(differ).collect();
        assert_eq!(paths, [""; 0], "{add:?}");
        shop.args(remove).ends(2).says("there is no");
    }
}

#[test]
fn untouched_files_go_and_edited_ones_stay() {
    let shop = Shop::new();
    shop.run("add use-case catalog/sell --on Book").ends(0);
    let mine = "crates/application/src/use_cases/catalog/sell.rs";
    let other = "crates/api/src/v1/endpoints/catalog/sell.rs";
    shop.append(mine, "\n// mine\n");
    let text = shop.read(mine);
    let dry = shop.run("remove use-case sell --dry-run").ends(0);
    let said = shop.run("remove use-case sell").ends(0);
    assert_eq!(dry.out, format!("would:\n{}", said.out));
    said.says(&format!("orphan {mine}"))
        .says(&format!("delete {other}"));
    assert_eq!(shop.read(mine), text);
    assert!(!shop.has(other));
    shop.run("apply").ends(0).says("nothing to do");
}

#[test]
fn what_is_still_needed_is_refused_with_its_places() {
    let shop = Shop::new();
    let model = shop.read("dddgen.toml");
    let place = |part: &str| {
        let line = model.lines().position(|line| line.contains(part));
        format!("dddgen.toml:{}:", line.expect("the line") + 1)
    };
    let before = shop.snapshot();
    shop.run("remove value Isbn")
        .ends(4)
        .says(&place("isbn = \"Isbn"))
        .says("the value object `Isbn` is still needed in 1 place; nothing was written");
    shop.run("remove entity Vendor")
        .ends(4)
        .says(&place("ref:Vendor"))
        .says("vendor = \"ref:Vendor:optional\"");
    let json = shop.run("remove value Isbn --format json").ends(4).json();
    assert_eq!(json["error"]["outcome"], "refused");
    assert_eq!(json["problems"][0]["file"], "dddgen.toml");
    shop.run("remove context catalog")
        .ends(4)
        .says("is not empty: `Book`");
    assert_eq!(shop.snapshot(), before);
}

#[test]
fn lines_that_say_what_is_gone_are_listed() {
    let book = "crates/domain/src/entities/catalog/book.rs";
    let vendor = "crates/domain/src/entities/vendor.rs";
    let shop = Shop::new();
    shop.run("add field Book pages:int:default=1 weight:int:default=1")
        .ends(0);
    shop.run("add field Vendor weight:int:default=1").ends(0);
    shop.append(book, "\n// Pages, weight: mine.\n");
    shop.append(vendor, "\n// A vendor has no pages.\n");
    let listed = |said: &str| -> Vec<String> {
        let lines = said.lines().filter(|line| line.contains(".rs:"));
        lines.map(|line| line.trim().to_owned()).collect()
    };
    let said = shop
        .run("remove field Book weight --allow-data-loss")
        .ends(0);
    assert_eq!(listed(&said.out), [""; 0], "the vendor has it");
    let said = shop
        .run("remove field Book pages --allow-data-loss")
        .ends(0);
    let lines = |file: &str| shop.read(file).lines().count();
    let expected = [
        format!("{book}:{}: // Pages, weight: mine.", lines(book)),
        format!("{vendor}:{}: // A vendor has no pages.", lines(vendor)),
    ];
    assert_eq!(listed(&said.out), expected);
    // What is left of something is reported as a whole.
    let said = shop.run("remove entity Book --allow-data-loss").ends(0);
    assert_eq!(listed(&said.out), [""; 0]);
    assert!(said.out.contains(&format!("orphan {book}")), "{}", said.out);
}

#[test]
fn uncommitted_changes_stand_in_the_way() {
    let shop = Shop::new();
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=a", "-c", "user.email=a@example.com"]);
        let done = git.args(args).current_dir(shop.root()).output();
        assert!(done.expect("git runs").status.success(), "{args:?}");
    };
    shop.run("add context crm").ends(0);
    git(&["init", "--quiet"]);
    shop.run("remove context crm")
        .ends(4)
        .says("git does not have the project as it is")
        .says("--allow-dirty");
    shop.run("rename context crm care")
        .ends(4)
        .says("git does not have the project as it is");
    // What no commit mends is told first.
    for line in ["remove context cram", "rename context cram care"] {
        shop.run(line).ends(2).says("there is no context `cram`");
    }
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "all"]);
    shop.write("mine.txt", "mine\n");
    let before = shop.snapshot();
    shop.run("remove context crm").ends(4).says("`mine.txt`");
    shop.run("remove context crm --dry-run").ends(0);
    assert_eq!(shop.snapshot(), before);
    fs::remove_file(shop.root().join("mine.txt")).expect("removed");
    shop.run("rename context crm care").ends(0);
    shop.run("rename context care crm --allow-dirty").ends(0);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--allow-empty", "-m", "renamed"]);
    shop.run("remove context crm").ends(0);
    shop.run("add context crm").ends(0);
    shop.run("remove context crm --allow-dirty").ends(0);
}
