//! Rules of the aggregate `Item`.

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::inventory::Item;
use domain::entities::inventory::ItemDetails;
use domain::entities::inventory::ItemDraft;
use domain::events::DomainEvent;
use domain::events::EventData;
use domain::events::inventory::ItemEvent;
use domain::ids::ItemId;
use domain::ids::VendorId;
use rust_decimal::Decimal;

fn draft() -> ItemDraft {
    ItemDraft {
        sku: Some(String::from("DRILL-0001")),
        name: Some(String::from("Hammer drill")),
        description: Some(String::from("The first delivery arrived on time.")),
        vendor_id: Some(VendorId::generate()),
        daily_rate: Some(domain::value_objects::MoneyDraft {
            amount: Some(Decimal::new(1999, 2)),
            currency: Some(String::from("EUR")),
        }),
    }
}

pub(crate) fn details() -> ItemDetails {
    ItemDetails::parse(draft()).expect("a valid draft")
}

pub(crate) fn stamp(second: i64) -> Stamp {
    let at: DateTime<Utc> = DateTime::from_timestamp(second, 0).expect("an instant");
    Stamp {
        at,
        by: ActorId::new("tester"),
    }
}

fn rules(draft: ItemDraft) -> Vec<(String, &'static str)> {
    match ItemDetails::parse(draft) {
        Ok(_) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|found| (found.field.clone(), found.invalid.rule))
            .collect(),
    }
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: ItemDraft) {
    assert_eq!(rules(draft), [(field.to_owned(), rule)]);
}

#[test]
fn says_what_its_draft_says() {
    let draft = draft();
    let details = ItemDetails::parse(draft.clone()).expect("a valid draft");
    let the_item = Item::create(ItemId::generate(), details, stamp(1));
    assert_eq!(ItemDraft::from(&the_item), draft);
}

#[test]
fn names_every_field_that_is_missing() {
    let expected = [
        (String::from("sku"), "required"),
        (String::from("name"), "required"),
        (String::from("vendor_id"), "required"),
        (String::from("daily_rate"), "required"),
    ];
    assert_eq!(rules(ItemDraft::default()), expected);
}

#[test]
fn refuses_what_breaks_a_rule() {
    refuses(
        "sku",
        "length",
        ItemDraft {
            sku: Some("x".repeat(21)),
            ..draft()
        },
    );
    refuses(
        "sku",
        "pattern",
        ItemDraft {
            sku: Some(String::from("?")),
            ..draft()
        },
    );
    refuses(
        "name",
        "length",
        ItemDraft {
            name: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "name",
        "blank",
        ItemDraft {
            name: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "name",
        "length",
        ItemDraft {
            name: Some("x".repeat(121)),
            ..draft()
        },
    );
    refuses(
        "description",
        "length",
        ItemDraft {
            description: Some("x".repeat(2001)),
            ..draft()
        },
    );
    refuses(
        "daily_rate/amount",
        "range",
        ItemDraft {
            daily_rate: Some(domain::value_objects::MoneyDraft {
                amount: Some(Decimal::new(-1, 0)),
                currency: Some(String::from("EUR")),
            }),
            ..draft()
        },
    );
    refuses(
        "daily_rate/currency",
        "currency",
        ItemDraft {
            daily_rate: Some(domain::value_objects::MoneyDraft {
                amount: Some(Decimal::new(1999, 2)),
                currency: Some(String::from("nonsense")),
            }),
            ..draft()
        },
    );
}

#[test]
fn every_change_moves_its_history() {
    let details = details();
    let mut the_item = Item::create(ItemId::generate(), details.clone(), stamp(1));
    assert_eq!(the_item.version(), Version::FIRST);
    assert_eq!(the_item.audit().updated, stamp(1));

    the_item.revise(details, stamp(2));
    assert_eq!(the_item.version(), Version::FIRST);
    assert_eq!(the_item.audit().updated, stamp(2));
    assert_eq!(the_item.audit().created, stamp(1));

    the_item.delete(stamp(3));
    assert_eq!(the_item.audit().deleted_at, Some(stamp(3).at));
    assert_eq!(the_item.stored_version(), Version::UNSAVED);
}

#[test]
fn records_what_happens_to_it() {
    let details = details();
    let mut the_item = Item::create(ItemId::generate(), details.clone(), stamp(1));
    let events = the_item.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("inventory.item.created", stamp(1).at, &stamp(1).by)]
    );

    the_item.revise(details.clone(), stamp(2));
    assert_eq!(the_item.saved(), [], "nothing changed");

    the_item.delete(stamp(3));
    let events = the_item.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("inventory.item.deleted", stamp(3).at, &stamp(3).by)]
    );
    assert_eq!(the_item.saved(), [], "it was told before");

    let mut restored = Item::restore(
        the_item.id(),
        details,
        the_item.audit().clone(),
        the_item.version(),
    );
    assert_eq!(restored.saved(), []);
}

/// The fields that are told of when `change` is made.
fn told(change: fn(&mut ItemDraft)) -> Vec<&'static str> {
    let mut the_item = Item::create(ItemId::generate(), details(), stamp(1));
    drop(the_item.saved());
    let mut draft = ItemDraft::from(&the_item);
    change(&mut draft);
    let details = ItemDetails::parse(draft).expect("a valid draft");
    the_item.revise(details, stamp(2));
    let events = the_item.saved();
    let [
        DomainEvent {
            data: EventData::Item(ItemEvent::Updated(updated)),
            ..
        },
    ] = events.as_slice()
    else {
        panic!("it was updated once: {events:?}")
    };
    assert_eq!(updated.id, the_item.id());
    updated.changed.clone()
}

#[test]
fn records_which_fields_changed() {
    let changed = told(|draft| {
        draft.sku = Some(String::from("ABCDE-6789123"));
    });
    assert!(changed.contains(&"sku"), "{changed:?}");
    let changed = told(|draft| {
        draft.name = Some(String::from("The quick brown fox"));
    });
    assert!(changed.contains(&"name"), "{changed:?}");
    let changed = told(|draft| {
        draft.description = Some(String::from("Handle with care."));
    });
    assert!(changed.contains(&"description"), "{changed:?}");
    let changed = told(|draft| {
        draft.daily_rate = Some(domain::value_objects::MoneyDraft {
            amount: Some(Decimal::new(500, 2)),
            currency: Some(String::from("USD")),
        });
    });
    assert!(changed.contains(&"daily_rate"), "{changed:?}");
}
