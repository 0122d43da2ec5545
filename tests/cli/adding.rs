//! `dddgen add …`

use crate::support::{MODEL, Shop};

/// Runs each line, and looks for what it adds to the model and for a file that it creates.
fn add(shop: &Shop, cases: &[(&str, &str, &str)]) {
    for (line, model, file) in cases {
        let said = shop.run(line).ends(0);
        let text = shop.read("dddgen.toml");
        assert!(text.contains(model), "{line}:\n{text}");
        assert!(shop.has(file), "{line}: {file}\n{}", said.out);
    }
    let text = shop.read("dddgen.toml");
    for comment in MODEL
        .lines()
        .filter_map(|line| Some(line.split_once('#')?.1))
    {
        assert!(text.contains(comment), "{comment}");
    }
    shop.run("check").ends(0);
    shop.run("apply").ends(0).says("nothing to do");
}

#[test]
fn each_addition_edits_the_model_and_the_project() {
    let shop = Shop::new();
    let cases = [
        (
            "add context crm --doc People",
            "[contexts.crm]\ndoc = \"People\"\n",
            "",
        ),
        (
            "add entity crm/person name:string:1..80 --doc Somebody",
            "[contexts.crm.entities.Person]\ndoc = \"Somebody\"\n\n[contexts.crm.entities.Person.fields]\nname = \"string:1..80\"\n",
            "crates/domain/src/entities/crm/person.rs",
        ),
        (
            "add entity sales/order-item book:ref:book quantity:INT:min=1",
            "[contexts.sales.entities.OrderItem.fields]\nbook = \"ref:Book\"\nquantity = \"int:min=1\"\n",
            "crates/domain/src/entities/sales/order_item.rs",
        ),
        (
            "add field catalog/book pages:int:optional type:string:optional",
            "pages = \"int:optional\"\ntype = \"string:optional\"\n",
            "migrations/20260102030408_add_pages_and_type_to_books.up.sql",
        ),
        (
            "add value catalog/Percent decimal:0..100 --example 12.5",
            "[contexts.catalog.values.Percent]\ntype = \"decimal:0..100\"\nexample = \"12.5\"\n",
            "crates/domain/src/value_objects/catalog/percent.rs",
        ),
        (
            "add value Place street:string:1..200 priceLevel:int:1..5:optional --doc Somewhere",
            "[values.Place]\ndoc = \"Somewhere\"\n\n[values.Place.fields]\nstreet = \"string:1..200\"\nprice_level = \"int:1..5:optional\"\n",
            "crates/domain/src/value_objects/place.rs",
        ),
        (
            "add value Spot lat:float lon:float --storage json",
            "[values.Spot]\nstorage = \"json\"\n\n[values.Spot.fields]\nlat = \"float\"\nlon = \"float\"\n",
            "crates/domain/src/value_objects/spot.rs",
        ),
        (
            "add enum catalog/Status open on-hold closed --final closed --doc Progress",
            "[contexts.catalog.enums.Status]\ndoc = \"Progress\"\nvalues = [\"open\", \"on_hold\", \"closed\"]\nfinal = [\"closed\"]\n",
            "crates/domain/src/value_objects/catalog/status.rs",
        ),
        (
            "add use-case sales/refill --on order-item --doc Refills",
            "[contexts.sales.use_cases.refill]\ndoc = \"Refills\"\non = [\"OrderItem\"]\n",
            "crates/application/src/use_cases/sales/refill.rs",
        ),
        (
            "add service pricing --on Book,OrderItem",
            "[services.pricing]\non = [\"Book\", \"OrderItem\"]\n",
            "crates/domain/src/services/pricing.rs",
        ),
        (
            "add specification sales/large-item --on sales/OrderItem",
            "[contexts.sales.specifications.large_item]\non = [\"OrderItem\"]\n",
            "crates/application/src/specifications/sales/large_item.rs",
        ),
        (
            "add query sales/turnover",
            "[contexts.sales.queries.turnover]\n",
            "crates/infrastructure/src/queries/sales/turnover.rs",
        ),
        (
            "add endpoint sales/import_prices --method POST --path /sales/prices/import",
            "[contexts.sales.endpoints.import_prices]\nmethod = \"post\"\npath = \"/sales/prices/import\"\n",
            "crates/api/src/v1/endpoints/sales/import_prices.rs",
        ),
        (
            "add field catalog/book status:Status:default=open",
            "status = \"Status:default=open\"\n",
            "crates/domain/src/entities/catalog/book.rs",
        ),
        (
            "add transition catalog/Book hold:open:on-hold close:open,on-hold:closed --field status --when is-read --input note:string:1..80",
            "[contexts.catalog.entities.Book.transitions]\n\
             hold = { field = \"status\", from = [\"open\"], to = \"on_hold\", when = \"is_read\", input = { note = \"string:1..80\" } }\n\
             close = { field = \"status\", from = [\"open\", \"on_hold\"], to = \"closed\", when = \"is_read\", input = { note = \"string:1..80\" } }\n",
            "crates/domain/src/guards/catalog/book_is_read.rs",
        ),
        (
            "add event catalog/Book reviewed stars:int:1..5",
            "[contexts.catalog.entities.Book.events]\nreviewed = { fields = { stars = \"int:1..5\" } }\n",
            "crates/domain/src/entities/catalog/book/events.rs",
        ),
        (
            "add event Book praised",
            "reviewed = { fields = { stars = \"int:1..5\" } }\npraised = {}\n",
            "crates/domain/tests/unit_domain/catalog/book/events.rs",
        ),
        (
            "add rule catalog/Book short pages<1000 --message is-too-long --field pages",
            "[[contexts.catalog.entities.Book.rules]]\nname = \"short\"\nrule = \"pages<1000\"\nmessage = \"is-too-long\"\nfield = \"pages\"\n",
            "crates/domain/src/entities/catalog/book/rules.rs",
        ),
    ];
    add(&shop, &cases);
}

#[test]
fn members_and_indexes_are_added_to_what_is_there() {
    let shop = Shop::new();
    let cases = [
        (
            "add member catalog/book-note --of catalog/book text:string:1..80 --count ..9 --doc Remark",
            "[contexts.catalog.entities.BookNote]\ndoc = \"Remark\"\npart_of = \"Book\"\ncount = \"..9\"\n\n[contexts.catalog.entities.BookNote.fields]\ntext = \"string:1..80\"\n",
            "crates/api/src/v1/endpoints/catalog/book_note.rs",
        ),
        (
            "add member Chapter --of book heading:string --collection chapters",
            "[contexts.catalog.entities.Chapter]\npart_of = \"Book\"\ncollection = \"chapters\"\n",
            "crates/domain/src/entities/catalog/chapter.rs",
        ),
        (
            "add index catalog/book Title --where title<>'a'",
            "# The heart of it.\n[contexts.catalog.entities.Book]\nindexes = [{ fields = [\"title\"], where = \"title<>'a'\" }]\n\n[contexts.catalog.entities.Book.fields]\n",
            "migrations/20260102030408_change_books.up.sql",
        ),
        (
            "add index Book title isbn",
            "where = \"title<>'a'\" }, [\"title\", \"isbn\"]]\n",
            "migrations/20260102030409_change_books.up.sql",
        ),
        (
            "add index Book title vendor --unique",
            "unique = [[\"title\", \"vendor\"]]\n",
            "migrations/20260102030410_change_books.up.sql",
        ),
        (
            "add index Vendor name --unique",
            "name = \"string:1..80:unique\" # as on the bill\n",
            "migrations/20260102030411_change_vendors.up.sql",
        ),
    ];
    add(&shop, &cases);
}

#[test]
fn relations_are_added_to_what_refers() {
    let shop = Shop::new();
    let cases = [
        (
            "add relation catalog/book editor:ref:vendor:optional:on_delete=set_null:inverse=edited",
            "editor = \"ref:Vendor:optional:on_delete=set_null:inverse=edited\"\n",
            "migrations/20260102030406_add_editor_id_to_books.up.sql",
        ),
        (
            "add relation Vendor favourites:refs:book:..9 partners:REFS:vendor:on_delete=cascade",
            "favourites = \"refs:Book:..9\"\npartners = \"refs:Vendor:on_delete=cascade\"\n",
            "migrations/20260102030407_create_vendor_favourites_and_vendor_partners.up.sql",
        ),
    ];
    add(&shop, &cases);
    let said = shop.run("add relation Book rivals:refs:Book").ends(0);
    for part in ["/books/{id}/books-as-rivals", "/books/{id}/rivals"] {
        assert!(said.err.contains(part), "{part}: {}", said.err);
    }
}

#[test]
fn a_handler_names_its_events_in_any_casing() {
    let shop = Shop::new();
    shop.run("add handler catalog/notify --on catalog/book.Created,Book.deleted --doc Tells")
        .ends(0);
    assert!(shop.read("dddgen.toml").contains(
        "[contexts.catalog.handlers.notify]\ndoc = \"Tells\"\non = [\"Book.created\", \"Book.deleted\"]\n"
    ));
    let handler = shop.read("crates/application/src/event_handlers/catalog/notify.rs");
    assert!(handler.contains("BookEvent::Created(_) | BookEvent::Deleted(_)"));
}

#[test]
fn a_dry_run_says_what_the_run_says_and_writes_nothing() {
    let lines = [
        "add context crm",
        "add entity crm/Person name:string --plural folk",
        "add field Book pages:int:optional",
        "add value Percent decimal:0..100",
        "add enum Size small large",
        "add use-case sell --on Book",
        "add specification catalog/rare --on Book",
        "add member catalog/BookReview --of Book stars:int:1..5 --count 1..9",
        "add index Book title",
        "apply",
    ];
    let shop = Shop::new();
    shop.edit("dddgen.toml", "1..80", "1..90");
    for line in lines {
        let before = shop.snapshot();
        let dry = shop.run(&format!("{line} --dry-run")).ends(0);
        let json = shop.run(&format!("{line} --dry-run --format json")).json();
        assert_eq!(shop.snapshot(), before, "{line}");
        let other = shop.duplicate();
        let wet = shop.run(line).ends(0);
        let heading = if wet.out.starts_with("nothing") {
            ""
        } else {
            "would:\n"
        };
        assert_eq!(dry.out, format!("{heading}{}", wet.out), "{line}");
        let mut wet = other.run(&format!("{line} --format json")).json();
        wet["dry_run"] = true.into();
        assert_eq!(json, wet, "{line}");
    }
}

#[test]
fn the_plural_is_told_where_it_is_not_plain() {
    let shop = Shop::new();
    let told = "table `people`, route `people`";
    shop.run("add entity Person name:string --dry-run")
        .ends(0)
        .says(told);
    let plain = shop.run("add entity Author name:string --dry-run").ends(0);
    assert!(!plain.err.contains("plural"), "{}", plain.err);
    shop.run("add member BookAuthor --of Book name:string --dry-run")
        .ends(0)
        .says("`Book` calls them `authors`");
    shop.run("add entity Person name:string --plural persons")
        .ends(0);
    assert!(shop.read("dddgen.toml").contains("plural = \"persons\""));
}

#[test]
fn what_cannot_be_added_is_refused_and_nothing_is_written() {
    let cases = [
        ("add entity Book title:string", 4, "`Book` exists already"),
        (
            "add entity sales/book title:string",
            4,
            "`Book` exists already",
        ),
        ("add value Isbn string", 4, "`Isbn` exists already"),
        ("add value Place a:int a:int", 2, "given twice"),
        (
            "add value Place a:int b:int --example 1",
            2,
            "an example is that of a part",
        ),
        ("add value Place string --storage json", 2, "one column"),
        (
            "add value Place a:int b:int --storage rows",
            2,
            "must be columns or json",
        ),
        ("add context sales", 4, "`sales` exists already"),
        ("add field Book title:string", 4, "`title` already"),
        ("add field Book pages:int", 4, "`default`"),
        ("add field Bok pages:int", 2, "did you mean `Book`?"),
        ("add value salse/Tag string", 2, "did you mean `sales`?"),
        ("add entity Tag", 2, "add at least one"),
        ("add entity Tag name", 2, "write `name:string`"),
        ("add entity Tag name:strng", 2, "did you mean `string`?"),
        ("add entity Tag a:int a:int", 2, "given twice"),
        ("add entity Tag owner:ref:Nobody", 2, "`Nobody`"),
        ("add entity Tag name:string:9..1", 2, "dddgen.toml:"),
        ("add entity café name:string", 2, "write `cafe`"),
        ("add entity Option name:string", 2, "`Option`"),
        ("add entity x/y/Z name:string", 2, "not a name"),
        ("add field Book id:int:optional", 2, "already has `id`"),
        ("add field Book", 2, "required"),
        ("add use-case sell", 2, "--on"),
        ("add use-case sell --on Bok", 2, "did you mean `Book`?"),
        ("add handler tell --on Book", 2, "write `Book.created`"),
        ("add handler tell --on Book.bought", 2, "`Book.created`"),
        ("add service salse/pricing", 2, "did you mean `sales`?"),
        ("add query book", 2, "the name of the entity `Book`"),
        ("add endpoint ping --method get", 2, "--path"),
        (
            "add endpoint ping --method get --path ping",
            2,
            "write `/ping`",
        ),
        ("add endpoint ping --method gte --path /ping", 2, "get"),
        ("add member Line --of Bok n:int", 2, "did you mean `Book`?"),
        ("add member Line --of Book", 2, "add at least one"),
        ("add member Line n:int", 2, "--of"),
        (
            "add member sales/Line --of Book n:int",
            2,
            "[contexts.catalog.entities.Line]",
        ),
        (
            "add member Line --of Book n:int --count many",
            2,
            "write `1..100`",
        ),
        ("add member Vendor --of Book n:int", 4, "`Vendor` exists"),
        (
            "add member BookTitle --of Book n:int --collection title",
            2,
            "another `collection`",
        ),
        ("add index Book", 2, "required"),
        ("add index Bok title", 2, "did you mean `Book`?"),
        ("add index Book titel", 2, "did you mean `title`?"),
        ("add index Book titel --unique", 2, "did you mean `title`?"),
        ("add index Book isbn --unique", 4, "`unique` already"),
        ("add index Book isbn", 2, "has an index already"),
        ("add index Book title --where stok<1", 2, "unknown field"),
        (
            "add index Book title --unique --where isbn='1'",
            2,
            "cannot be used",
        ),
        ("add nothing", 2, "unrecognized"),
    ];
    refused(&cases);
}

#[test]
fn what_refers_to_nothing_is_no_relation() {
    refused(&[
        (
            "add relation Book pages:int",
            2,
            "`pages:int` refers to nothing",
        ),
        ("add relation Bok x:ref:Vendor", 2, "did you mean `Book`?"),
        (
            "add relation Book x:refs:Vendr",
            2,
            "did you mean `Vendor`?",
        ),
        (
            "add relation Book x:refs:Vendor:optional",
            2,
            "drop `optional`",
        ),
        ("add relation Book vendor:ref:Vendor", 4, "already"),
    ]);
}

/// Each line ends with its code, says its part, and writes nothing.
#[track_caller]
fn refused(cases: &[(&str, i32, &str)]) {
    let shop = Shop::new();
    let before = shop.snapshot();
    for &(line, code, part) in cases {
        shop.run(line).ends(code).says(part);
        let json = shop.run(&format!("{line} --format json")).ends(code).json();
        assert_eq!(json["error"]["code"], code, "{line}");
        assert!(json["problems"].is_array(), "{line}");
        assert_eq!(shop.snapshot(), before, "{line}");
    }
}

#[test]
fn a_doc_with_quotes_and_braces_stays_text() {
    let shop = Shop::new();
    let doc = "\"quoted\" {{ braced }} \\ */ end";
    let args = ["add", "entity", "Tag", "name:string", "--doc", doc];
    shop.args(&args).ends(0);
    shop.run("check").ends(0);
    let model: toml::Table = shop.read("dddgen.toml").parse().expect("TOML");
    assert_eq!(model["entities"]["Tag"]["doc"].as_str(), Some(doc));
}
