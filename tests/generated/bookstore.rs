//! The bookstore, built, started, and driven over HTTP as its callers drive it.

use std::path::{Path, PathBuf};
use std::sync::{Barrier, LazyLock};
use std::thread;

use serde_json::{Value, json};

use crate::calls::{created, delete, get, patch, pointers, post, put};
use crate::http::{Request, Service};
use crate::store::Store;
use crate::workshop::Workshop;

const AUTHORS: &str = "/api/v1/catalog/authors";
const BOOKS: &str = "/api/v1/catalog/books";
const CUSTOMERS: &str = "/api/v1/sales/customers";
const ORDERS: &str = "/api/v1/sales/orders";
const NOWHERE: &str = "0197f0c2-0000-7000-8000-000000000000";

/// The program for each database, built once.
static PROGRAMS: LazyLock<[PathBuf; 2]> = LazyLock::new(|| {
    Store::ALL.map(|store| {
        Workshop::open()
            .example_on("bookstore", store)
            .build_for("bookstore", store)
    })
});

/// The program of the bookstore for a database.
pub(crate) fn program(store: Store) -> &'static Path {
    let [sqlite, postgres] = &*PROGRAMS;
    match store {
        Store::Sqlite => sqlite,
        Store::Postgres => postgres,
    }
}

#[test]
fn the_bookstore_serves_on_sqlite() {
    serves(Store::Sqlite);
}

#[test]
fn the_bookstore_serves_on_postgres() {
    serves(Store::Postgres);
}

#[test]
fn the_bookstore_is_sound_on_postgres() {
    let workshop = Workshop::open();
    workshop.example_on("bookstore", Store::Postgres).is_sound();
}

fn serves(store: Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let database = store.database();
    let service = Service::start(program(store), folder.path(), &database.url());
    for path in ["/openapi.json", "/docs/index.html", "/health"] {
        get(&service, path).is(200);
    }
    strays_are_refused(&service);
    let author = author_lives(&service);
    let book = book_lives(&service, &author);
    lists_are_asked(&service, &author);
    bodies_are_checked(&service, &author);
    versions_are_kept(&service, &book);
    order_lives(&service, &book, &author);
    races_have_one_winner(&service, &author);

    let before = get(&service, &book).is(200).json();
    assert!(service.stop().success(), "SIGTERM ends it with 0");
    let again = Service::start(program(store), folder.path(), &database.url());
    assert_eq!(get(&again, &book).is(200).json(), before);
    assert!(again.stop().success());
}

fn strays_are_refused(service: &Service) {
    get(service, "/api/v1/nothing").refuses(404);
    get(service, &format!("{BOOKS}/{NOWHERE}")).refuses(404);
    let wrong = service.send(&Request::new("DELETE", BOOKS));
    wrong.refuses(405);
    let posted = service.send(&Request::new("POST", "/openapi.json"));
    posted.refuses(405);
}

/// Creates, finds, changes and deletes authors; gives the place of one that stays.
fn author_lives(service: &Service) -> String {
    let ada =
        json!({ "name": "Ada Lovelace", "email": "ada@example.com", "born_on": "1815-12-10" });
    let place = created(service, AUTHORS, &ada);
    post(service, AUTHORS, &ada).refuses(409);
    let found = get(service, &place).is(200);
    assert_eq!(found.header("etag"), Some("\"1\""));
    let known = Request::new("GET", &place).header("if-none-match", "\"1\"");
    service.send(&known).is(304);

    let other = created(service, AUTHORS, &json!({ "name": "Nobody" }));
    put(service, &other, &json!({ "name": "Somebody" })).is(200);
    delete(service, &other).is(204);
    get(service, &other).refuses(404);
    delete(service, &other).refuses(404);
    place
}

fn book_lives(service: &Service, author: &str) -> String {
    let mut body = book("978-0131495050", "O'Brien; DROP TABLE books", author);
    body["subtitle"] = json!("Notes");
    let place = created(service, BOOKS, &body);
    assert_eq!(
        get(service, &place).text("title"),
        "O'Brien; DROP TABLE books"
    );
    post(service, BOOKS, &body).refuses(409);
    let same_title = book("978-0131495051", "O'Brien; DROP TABLE books", author);
    post(service, BOOKS, &same_title).refuses(409);
    delete(service, author).refuses(409);

    let stocked = patch(service, &place, &json!({ "stock": 7 })).is(200);
    assert_eq!(stocked.json()["subtitle"], "Notes", "absent is kept");
    let emptied = patch(service, &place, &json!({ "subtitle": null })).is(200);
    assert_eq!(emptied.json()["subtitle"], Value::Null, "null empties");
    assert_eq!(emptied.json()["stock"], 7);
    let refused = patch(service, &place, &json!({ "title": null }));
    assert_eq!(pointers(&refused.refuses(422)), ["/title"]);
    place
}

fn lists_are_asked(service: &Service, author: &str) {
    for (number, (title, price)) in [("Alpha", "5"), ("Beta", "15.50"), ("Gamma", "25")]
        .into_iter()
        .enumerate()
    {
        let mut body = book(&format!("979-000000000{number}"), title, author);
        body["price"] = json!(price);
        created(service, BOOKS, &body);
    }
    let cases: [(&str, &[&str]); 5] = [
        (
            "price__gte=15&price__ne=19.99&sort=-price",
            &["Gamma", "Beta"],
        ),
        ("title__in=Alpha,Beta&sort=title", &["Alpha", "Beta"]),
        ("title__ilike=ALPH", &["Alpha"]),
        (
            "title__ne=Alpha&price__gt=5&sort=title&page=2&page_size=1",
            &["Gamma"],
        ),
        (
            "title__eq=O%27Brien%3B%20DROP%20TABLE%20books",
            &["O'Brien; DROP TABLE books"],
        ),
    ];
    for (query, expected) in cases {
        let page = get(service, &format!("{BOOKS}?{query}")).is(200).json();
        let items = page["items"].as_array().expect("items").iter();
        let titles: Vec<_> = items.filter_map(|item| item["title"].as_str()).collect();
        assert_eq!(titles, expected, "{query}");
    }
    for query in [
        "nonsense=1",
        "page_size=100000",
        "page=0",
        "sort=nonsense",
        "price__gt=x",
    ] {
        get(service, &format!("{BOOKS}?{query}")).refuses(422);
    }
    for list in [AUTHORS, CUSTOMERS, ORDERS] {
        get(service, list).is(200);
    }
}

fn bodies_are_checked(service: &Service, author: &str) {
    let wrong = json!({
        "isbn": "1", "title": "", "price": "-1", "stock": -1, "tags": [""], "author_id": "x"
    });
    let refused = post(service, BOOKS, &wrong).refuses(422);
    let expected = [
        "/author_id",
        "/isbn",
        "/price",
        "/stock",
        "/tags/0",
        "/title",
    ];
    assert_eq!(pointers(&refused), expected);
    let cases = [
        (AUTHORS, json!({ "name": "" }), "/name"),
        (
            AUTHORS,
            json!({ "name": "A", "email": "notanemail" }),
            "/email",
        ),
        (AUTHORS, json!({ "name": "A", "nonsense": 1 }), "/nonsense"),
        (CUSTOMERS, json!({ "name": "A" }), "/email"),
    ];
    for (path, body, pointer) in cases {
        let refused = post(service, path, &body).refuses(422);
        assert_eq!(pointers(&refused), [pointer], "{body}");
    }
    let mut astray = book("978-1000000000", "Astray", author);
    astray["author_id"] = json!(NOWHERE);
    post(service, BOOKS, &astray).refuses(422);
}

fn versions_are_kept(service: &Service, book: &str) {
    let current = get(service, book).is(200);
    let tag = current.header("etag").expect("a tag").to_owned();
    let change = Request::new("PATCH", book).json(&json!({ "stock": 8 }));
    service
        .send(&change.clone().header("if-match", "\"1\""))
        .refuses(412);
    service.send(&change.header("if-match", &tag)).is(200);
    let stale = Request::new("DELETE", book).header("if-match", &tag);
    service.send(&stale).refuses(412);
}

fn order_lives(service: &Service, book: &str, author: &str) {
    let customer = json!({ "name": "Grace Hopper", "email": "grace@example.com" });
    let customer = created(service, CUSTOMERS, &customer);
    assert_eq!(get(service, &customer).json()["newsletter"], false);
    put(
        service,
        &customer,
        &json!({ "name": "Grace", "email": "grace@example.com" }),
    )
    .is(200);
    patch(service, &customer, &json!({ "phone": "+4930123456" })).is(200);
    let line = json!({ "book_id": id(book), "quantity": 2, "unit_price": "19.99" });
    let mut order = json!({
        "customer_id": id(&customer), "placed_at": "2026-01-02T03:04:05Z", "lines": [line]
    });
    let place = created(service, ORDERS, &order);
    assert_eq!(get(service, &place).text("total"), "39.98");
    delete(service, book).refuses(409);
    delete(service, &customer).refuses(409);
    let other = json!({ "customer_id": NOWHERE });
    patch(service, &place, &other).refuses(422);
    order["lines"][0]["book_id"] = json!(id(author));
    let astray = post(service, ORDERS, &order).refuses(422);
    assert_eq!(pointers(&astray), ["/lines/0/book_id"]);
    lines_live(service, &place, book);
    order_is_delivered(service, &place);
    order_is_repeated(service, &place, book);
    delete(service, &place).is(204);
    get(service, &place).refuses(404);
    order["lines"] = json!([]);
    let empty = created(service, ORDERS, &order);
    order_is_cancelled(service, &empty);
    delete(service, &empty).is(204);
    delete(service, &customer).is(204);
}

/// Changes what an order is about; its total follows.
fn lines_live(service: &Service, order: &str, book: &str) {
    let lines = format!("{order}/lines");
    let all = get(service, &lines).is(200).json();
    let first = all["items"][0]["id"].as_str().expect("an id");
    let line = format!("{lines}/{first}");
    let same = json!({ "book_id": id(book), "quantity": 1, "unit_price": "1" });
    post(service, &lines, &same).refuses(409);
    patch(service, &line, &json!({ "quantity": 101 })).refuses(422);
    patch(service, &line, &json!({ "subtotal": "1" })).refuses(422);
    let changed = patch(service, &line, &json!({ "quantity": 3 })).is(200);
    assert_eq!(changed.text("subtotal"), "59.97");
    assert_eq!(get(service, order).text("total"), "59.97");
}

/// What the bookstore does beyond its aggregates: a use case, a query and a specification.
fn order_is_repeated(service: &Service, order: &str, book: &str) {
    let sellers = get(service, "/api/v1/best-sellers").is(200).json();
    assert_eq!(sellers[0]["book_id"], json!(id(book)));
    assert_eq!(
        (&sellers[0]["copies"], &sellers[0]["orders"]),
        (&json!(3), &json!(1))
    );
    patch(
        service,
        book,
        &json!({ "price": "25.00", "stock": 4, "available": true }),
    )
    .is(200);
    let few = get(service, &format!("{BOOKS}?specification=low_on_stock"))
        .is(200)
        .json();
    assert_eq!(few["items"][0]["id"], json!(id(book)));
    let again = json!({ "order_id": id(order) });
    let again = post(service, "/api/v1/reorder", &again).is(200);
    assert_eq!(again.text("total"), "75");
    let place = format!("{ORDERS}/{}", again.text("order_id"));
    assert_eq!(get(service, &place).text("status"), "pending");
    delete(service, &place).is(204);
    post(service, "/api/v1/reorder", &json!({ "order_id": NOWHERE })).refuses(404);
    post(service, "/api/v1/reorder", &json!({})).refuses(422);
}

fn order_is_delivered(service: &Service, order: &str) {
    let step = |name: &str| post(service, &format!("{order}/{name}"), &json!({}));
    step("ship").refuses(409);
    for (name, state) in [
        ("confirm", "confirmed"),
        ("ship", "shipped"),
        ("deliver", "delivered"),
    ] {
        assert_eq!(step(name).is(200).text("status"), state);
        step(name).refuses(409);
    }
    // What was promised keeps its last line.
    let lines = get(service, &format!("{order}/lines")).is(200).json();
    let line = lines["items"][0]["id"].as_str().expect("an id");
    let refused = delete(service, &format!("{order}/lines/{line}")).refuses(409);
    assert_eq!(refused.text("type"), "/problems/rule");
    assert_eq!(pointers(&refused), ["/lines"]);
}

/// An order of nothing is not confirmed, and nobody cancels without a reason.
fn order_is_cancelled(service: &Service, order: &str) {
    let refused = post(service, &format!("{order}/confirm"), &json!({})).refuses(409);
    assert_eq!(refused.json()["guard"], "has_lines");
    let cancel = format!("{order}/cancel");
    let unsaid = post(service, &cancel, &json!({})).refuses(422);
    assert_eq!(pointers(&unsaid), ["/reason"]);
    let reason = json!({ "reason": "Nothing was found" });
    assert_eq!(
        post(service, &cancel, &reason).is(200).text("status"),
        "cancelled"
    );
    post(service, &cancel, &reason).refuses(409);
}

fn races_have_one_winner(service: &Service, author: &str) {
    let racer = book("978-2000000000", "Race", author);
    let racer = Request::new("POST", BOOKS).json(&racer);
    assert_eq!(race(service, &racer), [201, 409]);
    let place = created(service, AUTHORS, &json!({ "name": "Contested" }));
    let change = Request::new("PATCH", place).json(&json!({ "name": "Won" }));
    assert_eq!(
        race(service, &change.header("if-match", "\"1\"")),
        [200, 412]
    );
}

/// Sends a request twice at once; the statuses in order.
fn race(service: &Service, request: &Request) -> [u16; 2] {
    let start = Barrier::new(2);
    let run = || {
        start.wait();
        service.send(request).status
    };
    let mut statuses = thread::scope(|scope| {
        let other = scope.spawn(run);
        [run(), other.join().expect("an answer")]
    });
    statuses.sort_unstable();
    statuses
}

fn book(isbn: &str, title: &str, author: &str) -> Value {
    json!({ "isbn": isbn, "title": title, "price": "19.99", "tags": [], "author_id": id(author) })
}

/// The id at the end of a place.
fn id(place: &str) -> &str {
    place.rsplit('/').next().unwrap_or_default()
}
