//! Rules of the aggregate `Order`.

mod derived;
mod totals;
mod transitions;

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::sales::Order;
use domain::entities::sales::OrderDetails;
use domain::entities::sales::OrderDraft;
use domain::events::DomainEvent;
use domain::events::EventData;
use domain::events::sales::OrderEvent;
use domain::ids::CustomerId;
use domain::ids::OrderId;
use domain::ids::OrderLineId;

use super::order_line;

pub(super) fn draft() -> OrderDraft {
    OrderDraft {
        customer_id: Some(CustomerId::generate()),
        placed_at: "2024-05-17T09:30:00Z".parse().ok(),
        status: Some(String::from("pending")),
        note: Some(String::from("The quick brown fox")),
        lines: vec![(OrderLineId::generate(), order_line::draft())],
    }
}

pub(crate) fn details() -> OrderDetails {
    OrderDetails::parse(draft()).expect("a valid draft")
}

pub(crate) fn stamp(second: i64) -> Stamp {
    let at: DateTime<Utc> = DateTime::from_timestamp(second, 0).expect("an instant");
    Stamp {
        at,
        by: ActorId::new("tester"),
    }
}

fn rules(draft: OrderDraft) -> Vec<(String, &'static str)> {
    match OrderDetails::parse(draft) {
        Ok(_) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|found| (found.field.clone(), found.invalid.rule))
            .collect(),
    }
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: OrderDraft) {
    assert_eq!(rules(draft), [(field.to_owned(), rule)]);
}

#[test]
fn says_what_its_draft_says() {
    let draft = draft();
    let details = OrderDetails::parse(draft.clone()).expect("a valid draft");
    let order = Order::create(OrderId::generate(), details, stamp(1));
    assert_eq!(OrderDraft::from(&order), draft);
}

#[test]
fn names_every_field_that_is_missing() {
    let expected = [
        (String::from("customer_id"), "required"),
        (String::from("placed_at"), "required"),
    ];
    assert_eq!(rules(OrderDraft::default()), expected);
}

#[test]
fn refuses_what_breaks_a_rule() {
    refuses(
        "status",
        "one_of",
        OrderDraft {
            status: Some(String::from("nonsense")),
            ..draft()
        },
    );
    refuses(
        "note",
        "length",
        OrderDraft {
            note: Some("x".repeat(501)),
            ..draft()
        },
    );
}

#[test]
fn every_change_moves_its_history() {
    let details = details();
    let mut order = Order::create(OrderId::generate(), details.clone(), stamp(1));
    assert_eq!(order.version(), Version::FIRST);
    assert_eq!(order.audit().updated, stamp(1));

    order.revise(details, stamp(2)).expect("nothing changes");
    assert_eq!(order.version(), Version::FIRST);
    assert_eq!(order.audit().updated, stamp(2));
    assert_eq!(order.audit().created, stamp(1));

    order.delete(stamp(3));
    assert_eq!(order.audit().deleted_at, Some(stamp(3).at));
    assert_eq!(order.stored_version(), Version::UNSAVED);
}

#[test]
fn records_what_happens_to_it() {
    let details = details();
    let mut order = Order::create(OrderId::generate(), details.clone(), stamp(1));
    let events = order.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(said, [("sales.order.created", stamp(1).at, &stamp(1).by)]);

    order
        .revise(details.clone(), stamp(2))
        .expect("nothing changes");
    assert_eq!(order.saved(), [], "nothing changed");

    order.delete(stamp(3));
    let events = order.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(said, [("sales.order.deleted", stamp(3).at, &stamp(3).by)]);
    assert_eq!(order.saved(), [], "it was told before");

    let mut restored = Order::restore(order.id(), details, order.audit().clone(), order.version());
    assert_eq!(restored.saved(), []);
}

/// The fields that are told of when `change` is made.
fn told(change: fn(&mut OrderDraft)) -> Vec<&'static str> {
    let mut order = Order::create(OrderId::generate(), details(), stamp(1));
    drop(order.saved());
    let mut draft = OrderDraft::from(&order);
    change(&mut draft);
    let details = OrderDetails::parse(draft).expect("a valid draft");
    order
        .revise(details, stamp(2))
        .expect("nothing immutable changes");
    let events = order.saved();
    let [
        DomainEvent {
            data: EventData::Order(OrderEvent::Updated(updated)),
            ..
        },
    ] = events.as_slice()
    else {
        panic!("it was updated once: {events:?}")
    };
    assert_eq!(updated.id, order.id());
    updated.changed.clone()
}

#[test]
fn records_which_fields_changed() {
    let changed = told(|draft| {
        draft.placed_at = "2025-01-31T17:45:00Z".parse().ok();
    });
    assert!(changed.contains(&"placed_at"), "{changed:?}");
    let changed = told(|draft| {
        draft.note = Some(String::from("Second edition"));
    });
    assert!(changed.contains(&"note"), "{changed:?}");
}
