//! The rental business, built, started, and driven over HTTP as its callers drive it.

use std::sync::Barrier;
use std::thread;

use serde_json::{Value, json};

use crate::calls::{created, delete, get, patch, pointers, post};
use crate::http::Service;
use crate::store::Store;
use crate::workshop::Workshop;

const CUSTOMERS: &str = "/api/v1/partners/customers";
const CONTACTS: &str = "/api/v1/partners/contacts";
const ITEMS: &str = "/api/v1/inventory/items";
const SALES: &str = "/api/v1/sales/sales-transactions";
const TRANSFER: &str = "/api/v1/inventory/transfer-stock";
const VENDORS: &str = "/api/v1/partners/vendors";
const WAREHOUSES: &str = "/api/v1/inventory/warehouses";
const NOWHERE: &str = "0197f0c2-0000-7000-8000-000000000000";

#[test]
fn the_rental_serves_on_sqlite() {
    serves(Store::Sqlite);
}

#[test]
fn the_rental_serves_on_postgres() {
    serves(Store::Postgres);
}

#[test]
fn the_rental_is_sound_on_postgres() {
    let workshop = Workshop::open();
    workshop.example_on("rental", Store::Postgres).is_sound();
}

fn serves(store: Store) {
    let workshop = Workshop::open();
    let project = workshop.example_on("rental", store);
    let program = project.build_for("rental", store);
    drop(workshop);
    let folder = tempfile::tempdir().expect("a folder");
    let database = store.database();
    let service = Service::start(&program, folder.path(), &database.url());
    let vendor = addresses_are_whole(&service);
    contacts_belong_to_partners(&service, &vendor);
    contacts_go_with_their_owners(&service);
    let item = item_has_a_rate(&service, &vendor);
    stock_moves(&service, &item);
    sale_lives(&service, &item);
    assert!(service.stop().success(), "SIGTERM ends it with 0");
}

fn id(place: &str) -> &str {
    place.rsplit('/').next().expect("an id")
}

fn address() -> Value {
    json!({ "street": "Market Street 1", "city": "San Francisco", "state": "CA", "zip_code": "94103" })
}

/// Values of several parts: each part has its place, and the whole is there or not.
fn addresses_are_whole(service: &Service) -> String {
    let mut body = json!({ "name": "Acme Tools", "email": "sales@acme.example" });
    body["address"] = json!({ "street": "", "zip_code": "9410", "planet": "Earth" });
    let refused = post(service, VENDORS, &body).refuses(422);
    let expected = ["city", "planet", "state", "street", "zip_code", "zip_code"];
    let mut found = pointers(&refused);
    found.dedup();
    let mut expected = expected.map(|part| format!("/address/{part}")).to_vec();
    expected.dedup();
    assert_eq!(found, expected);
    body["address"] = address();
    let vendor = created(service, VENDORS, &body);
    assert_eq!(get(service, &vendor).json()["address"]["country"], "USA");

    let customer = json!({ "name": "Grace Hopper", "phone": "+14155550100" });
    let customer = created(service, CUSTOMERS, &customer);
    assert_eq!(get(service, &customer).json()["address"], Value::Null);
    patch(service, &customer, &json!({ "address": address() })).is(200);
    let list = format!("{CUSTOMERS}?address.zip_code=94103&sort=-address.city");
    assert_eq!(get(service, &list).is(200).json()["total"], 1);
    patch(service, &customer, &json!({ "address": null })).is(200);
    assert_eq!(get(service, &list).is(200).json()["total"], 0);
    vendor
}

/// What a contact belongs to is of one of two kinds, below both of which it is listed.
fn contacts_belong_to_partners(service: &Service, vendor: &str) {
    let customer = created(service, CUSTOMERS, &json!({ "name": "Alan Turing" }));
    let of = |kind: &str, id: &str| json!({ "label": "desk", "name": "Joan", "owner": { "type": kind, "id": id } });
    let ours = created(service, CONTACTS, &of("customer", id(&customer)));
    let theirs = created(service, CONTACTS, &of("vendor", id(vendor)));
    for (kind, id, place) in [
        ("customer", id(vendor), "/owner/id"),
        ("vendor", NOWHERE, "/owner/id"),
        ("item", id(vendor), "/owner/type"),
    ] {
        let refused = post(service, CONTACTS, &of(kind, id)).refuses(422);
        assert_eq!(pointers(&refused), [place]);
    }
    post(service, CONTACTS, &of("vendor", id(vendor))).refuses(409);

    for (list, expected) in [
        (format!("{customer}/contacts"), Some(&ours)),
        (format!("{vendor}/contacts"), Some(&theirs)),
        (format!("{vendor}/contacts?owner.type=customer"), None),
        (format!("{CONTACTS}?owner.type=customer"), Some(&ours)),
        (format!("{CONTACTS}?owner.type__in=vendor"), Some(&theirs)),
        (format!("{CONTACTS}?owner.id={}", id(vendor)), Some(&theirs)),
    ] {
        let found = get(service, &list).is(200).json();
        let found: Vec<_> = found["items"].as_array().into_iter().flatten().collect();
        let ids: Vec<_> = found.iter().map(|it| it["id"].clone()).collect();
        let expected: Vec<_> = expected.iter().map(|it| json!(id(it))).collect();
        assert_eq!(ids, expected, "{list}");
    }
    get(service, &format!("{CUSTOMERS}/{NOWHERE}/contacts")).refuses(404);
    get(service, &format!("{CUSTOMERS}/{}/contacts", id(vendor))).refuses(404);
    for unknown in ["owner.type=item", "owner.name=x", "owner=x"] {
        get(service, &format!("{CONTACTS}?{unknown}")).refuses(422);
    }

    patch(service, &ours, &json!({ "name": "Joan Clarke" })).is(200);
    assert_eq!(get(service, &ours).json()["owner"]["type"], "customer");
    patch(service, &ours, &json!({ "owner": null })).refuses(422);
    let moved = json!({ "owner": { "type": "vendor", "id": id(vendor) }, "label": "phone" });
    assert_eq!(
        patch(service, &ours, &moved).is(200).json()["owner"],
        moved["owner"]
    );
    let list = format!("{vendor}/contacts");
    assert_eq!(get(service, &list).is(200).json()["total"], 2);
    delete(service, &customer).is(204);
    get(service, &ours).is(200);
}

/// Whoever wins, no contact is left whose owner is gone.
fn contacts_go_with_their_owners(service: &Service) {
    for round in 0..10 {
        let owner = if round % 2 == 0 { CUSTOMERS } else { VENDORS };
        let body = json!({ "name": format!("Partner {round}"), "email": format!("p{round}@acme.example"), "address": address() });
        let owner = created(service, owner, &body);
        let kind = if round % 2 == 0 { "customer" } else { "vendor" };
        let contact = |label: &str| json!({ "label": label, "name": "Joan", "owner": { "type": kind, "id": id(&owner) } });
        let first = created(service, CONTACTS, &contact("first"));
        let start = Barrier::new(2);
        let late = thread::scope(|scope| {
            let created = scope.spawn(|| {
                start.wait();
                let answers =
                    (0..5).map(|n| post(service, CONTACTS, &contact(&n.to_string())).status);
                answers.collect::<Vec<_>>()
            });
            start.wait();
            delete(service, &owner).is(204);
            created.join().expect("it ends")
        });
        assert!(
            late.iter().all(|status| [201, 422].contains(status)),
            "{late:?}"
        );
        get(service, &first).refuses(404);
        let left = get(service, &format!("{CONTACTS}?owner.id={}", id(&owner)));
        assert_eq!(left.is(200).json()["total"], 0, "{late:?}");
    }
}

/// Money is exact, and has the decimal places of its currency.
fn item_has_a_rate(service: &Service, vendor: &str) -> String {
    let mut body = json!({ "sku": "DRILL-0001", "name": "Hammer drill", "vendor_id": id(vendor) });
    body["daily_rate"] = json!({ "amount": "19.995", "currency": "USD" });
    let refused = post(service, ITEMS, &body).refuses(422);
    assert_eq!(pointers(&refused), ["/daily_rate/amount"]);
    body["daily_rate"] = json!({ "amount": "19.99", "currency": "USD" });
    let item = created(service, ITEMS, &body);
    assert_eq!(get(service, &item).json()["daily_rate"], body["daily_rate"]);
    let list = format!("{ITEMS}?daily_rate.amount__gte=19.99&daily_rate.currency=USD");
    assert_eq!(get(service, &list).is(200).json()["total"], 1);
    delete(service, vendor).refuses(409);
    item
}

/// Two warehouses change together or not at all, whoever else moves the same items.
fn stock_moves(service: &Service, item: &str) {
    let levels = json!([{ "item_id": id(item), "quantity": 100 }]);
    let mut body = json!({ "code": "SFO1", "name": "San Francisco", "address": address() });
    body["stock_levels"] = levels;
    let one = created(service, WAREHOUSES, &body);
    body["code"] = json!("SFO2");
    let other = created(service, WAREHOUSES, &body);
    let transfer = |source: &str, target: &str, quantity: i32| {
        let ends = json!({ "source_id": id(source), "target_id": id(target), "item_id": id(item), "quantity": quantity });
        post(service, TRANSFER, &ends)
    };
    transfer(&one, &other, 30).is(200);
    let quantity = |place: &str| get(service, place).json()["stock_levels"][0]["quantity"].clone();
    assert_eq!([quantity(&one), quantity(&other)], [json!(70), json!(130)]);
    let refused = transfer(&one, &other, 71).refuses(409);
    assert_eq!(pointers(&refused), ["/quantity"]);
    transfer(&one, NOWHERE, 1).refuses(404);
    assert_eq!([quantity(&one), quantity(&other)], [json!(70), json!(130)]);

    // In opposite directions at the same time: each is done or refused as stale, none is half done.
    let start = Barrier::new(2);
    let (there, back) = thread::scope(|scope| {
        let run = |source, target| {
            let (start, transfer) = (&start, &transfer);
            scope.spawn(move || {
                start.wait();
                let moves = (0..10).filter(|_| transfer(source, target, 1).status == 200);
                moves.count()
            })
        };
        let (there, back) = (run(&one, &other), run(&other, &one));
        (
            there.join().expect("it ends"),
            back.join().expect("it ends"),
        )
    });
    assert!(there + back > 0, "somebody wins");
    assert_eq!(quantity(&one), json!(70 + back - there));
    assert_eq!(quantity(&other), json!(130 + there - back));
}

/// A sale adds up, and goes from state to state as it may.
fn sale_lives(service: &Service, item: &str) {
    let customer = created(service, CUSTOMERS, &json!({ "name": "Ada Lovelace" }));
    let mut body = json!({ "number": "S-1", "customer_id": id(&customer), "items": [] });
    body["total_amount"] = json!("1.00");
    let refused = post(service, SALES, &body).refuses(422);
    assert_eq!(pointers(&refused), ["/total_amount"]);
    body.as_object_mut()
        .expect("an object")
        .remove("total_amount");
    let sale = created(service, SALES, &body);
    let shown = get(service, &sale).json();
    assert_eq!([&shown["total_amount"], &shown["status"]], ["0", "draft"]);
    let step = |name: &str| post(service, &format!("{sale}/{name}"), &json!({}));
    step("confirm").refuses(409);

    let line = json!({ "item_id": id(item), "quantity": 3, "unit_price": "19.99" });
    post(service, &format!("{sale}/items"), &line).is(201);
    assert_eq!(get(service, &sale).text("total_amount"), "59.97");
    let back = json!({ "item_id": NOWHERE, "quantity": 1, "reason": "broken", "returned_on": "2026-01-31" });
    post(service, &format!("{sale}/returns"), &back).refuses(422);
    let back = json!({ "item_id": id(item), "quantity": 1, "reason": "broken", "returned_on": "2026-01-31" });
    post(service, &format!("{sale}/returns"), &back).is(201);

    for forbidden in ["ship", "complete", "refund"] {
        step(forbidden).refuses(409);
    }
    for allowed in ["confirm", "pay", "ship", "complete", "refund"] {
        step(allowed).is(200);
    }
    let late = json!({ "cancellation_reason": "too late" });
    post(service, &format!("{sale}/cancel"), &late).refuses(409);
    let shown = get(service, &sale).json();
    assert_eq!(
        [&shown["status"], &shown["payment_status"]],
        ["completed", "refunded"]
    );
}
