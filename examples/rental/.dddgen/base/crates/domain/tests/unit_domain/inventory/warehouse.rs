//! Rules of the aggregate `Warehouse`.

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::inventory::Warehouse;
use domain::entities::inventory::WarehouseDetails;
use domain::entities::inventory::WarehouseDraft;
use domain::events::DomainEvent;
use domain::events::EventData;
use domain::events::inventory::WarehouseEvent;
use domain::ids::WarehouseId;
use domain::ids::WarehouseStockId;

use super::warehouse_stock;

pub(super) fn draft() -> WarehouseDraft {
    WarehouseDraft {
        code: Some(String::from("SFO1")),
        name: Some(String::from("San Francisco")),
        address: Some(domain::value_objects::AddressDraft {
            street: Some(String::from("1600 Amphitheatre Parkway")),
            city: Some(String::from("Mountain View")),
            state: Some(String::from("CA")),
            zip_code: Some(String::from("94043")),
            country: Some(String::from("USA")),
        }),
        stock_levels: vec![(WarehouseStockId::generate(), warehouse_stock::draft())],
    }
}

pub(crate) fn details() -> WarehouseDetails {
    WarehouseDetails::parse(draft()).expect("a valid draft")
}

pub(crate) fn stamp(second: i64) -> Stamp {
    let at: DateTime<Utc> = DateTime::from_timestamp(second, 0).expect("an instant");
    Stamp {
        at,
        by: ActorId::new("tester"),
    }
}

fn rules(draft: WarehouseDraft) -> Vec<(String, &'static str)> {
    match WarehouseDetails::parse(draft) {
        Ok(_) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|found| (found.field.clone(), found.invalid.rule))
            .collect(),
    }
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: WarehouseDraft) {
    assert_eq!(rules(draft), [(field.to_owned(), rule)]);
}

#[test]
fn says_what_its_draft_says() {
    let draft = draft();
    let details = WarehouseDetails::parse(draft.clone()).expect("a valid draft");
    let warehouse = Warehouse::create(WarehouseId::generate(), details, stamp(1));
    assert_eq!(WarehouseDraft::from(&warehouse), draft);
}

#[test]
fn names_every_field_that_is_missing() {
    let expected = [
        (String::from("code"), "required"),
        (String::from("name"), "required"),
        (String::from("address"), "required"),
    ];
    assert_eq!(rules(WarehouseDraft::default()), expected);
}

#[test]
fn refuses_what_breaks_a_rule() {
    refuses(
        "code",
        "length",
        WarehouseDraft {
            code: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "code",
        "blank",
        WarehouseDraft {
            code: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "code",
        "length",
        WarehouseDraft {
            code: Some("x".repeat(11)),
            ..draft()
        },
    );
    refuses(
        "name",
        "length",
        WarehouseDraft {
            name: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "name",
        "blank",
        WarehouseDraft {
            name: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "name",
        "length",
        WarehouseDraft {
            name: Some("x".repeat(121)),
            ..draft()
        },
    );
    refuses(
        "address/street",
        "length",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::new()),
                city: Some(String::from("Mountain View")),
                state: Some(String::from("CA")),
                zip_code: Some(String::from("94043")),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/street",
        "blank",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from(" ")),
                city: Some(String::from("Mountain View")),
                state: Some(String::from("CA")),
                zip_code: Some(String::from("94043")),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/street",
        "length",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some("x".repeat(201)),
                city: Some(String::from("Mountain View")),
                state: Some(String::from("CA")),
                zip_code: Some(String::from("94043")),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/city",
        "length",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some(String::new()),
                state: Some(String::from("CA")),
                zip_code: Some(String::from("94043")),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/city",
        "blank",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some(String::from(" ")),
                state: Some(String::from("CA")),
                zip_code: Some(String::from("94043")),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/city",
        "length",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some("x".repeat(101)),
                state: Some(String::from("CA")),
                zip_code: Some(String::from("94043")),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/state",
        "length",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some(String::from("Mountain View")),
                state: Some(String::new()),
                zip_code: Some(String::from("94043")),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/state",
        "blank",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some(String::from("Mountain View")),
                state: Some(" ".repeat(2)),
                zip_code: Some(String::from("94043")),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/state",
        "length",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some(String::from("Mountain View")),
                state: Some("x".repeat(3)),
                zip_code: Some(String::from("94043")),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/state",
        "pattern",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some(String::from("Mountain View")),
                state: Some(String::from("??")),
                zip_code: Some(String::from("94043")),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/zip_code",
        "length",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some(String::from("Mountain View")),
                state: Some(String::from("CA")),
                zip_code: Some(String::new()),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/zip_code",
        "blank",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some(String::from("Mountain View")),
                state: Some(String::from("CA")),
                zip_code: Some(" ".repeat(5)),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/zip_code",
        "length",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some(String::from("Mountain View")),
                state: Some(String::from("CA")),
                zip_code: Some("x".repeat(11)),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/zip_code",
        "pattern",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some(String::from("Mountain View")),
                state: Some(String::from("CA")),
                zip_code: Some(String::from("?????")),
                country: Some(String::from("USA")),
            }),
            ..draft()
        },
    );
    refuses(
        "address/country",
        "length",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some(String::from("Mountain View")),
                state: Some(String::from("CA")),
                zip_code: Some(String::from("94043")),
                country: Some(String::new()),
            }),
            ..draft()
        },
    );
    refuses(
        "address/country",
        "blank",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some(String::from("Mountain View")),
                state: Some(String::from("CA")),
                zip_code: Some(String::from("94043")),
                country: Some(" ".repeat(2)),
            }),
            ..draft()
        },
    );
    refuses(
        "address/country",
        "length",
        WarehouseDraft {
            address: Some(domain::value_objects::AddressDraft {
                street: Some(String::from("1600 Amphitheatre Parkway")),
                city: Some(String::from("Mountain View")),
                state: Some(String::from("CA")),
                zip_code: Some(String::from("94043")),
                country: Some("x".repeat(101)),
            }),
            ..draft()
        },
    );
}

#[test]
fn every_change_moves_its_history() {
    let details = details();
    let mut warehouse = Warehouse::create(WarehouseId::generate(), details.clone(), stamp(1));
    assert_eq!(warehouse.version(), Version::FIRST);
    assert_eq!(warehouse.audit().updated, stamp(1));

    warehouse.revise(details, stamp(2));
    assert_eq!(warehouse.version(), Version::FIRST);
    assert_eq!(warehouse.audit().updated, stamp(2));
    assert_eq!(warehouse.audit().created, stamp(1));

    warehouse.delete(stamp(3));
    assert_eq!(warehouse.audit().deleted_at, Some(stamp(3).at));
    assert_eq!(warehouse.stored_version(), Version::UNSAVED);
}

#[test]
fn records_what_happens_to_it() {
    let details = details();
    let mut warehouse = Warehouse::create(WarehouseId::generate(), details.clone(), stamp(1));
    let events = warehouse.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("inventory.warehouse.created", stamp(1).at, &stamp(1).by)]
    );

    warehouse.revise(details.clone(), stamp(2));
    assert_eq!(warehouse.saved(), [], "nothing changed");

    warehouse.delete(stamp(3));
    let events = warehouse.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("inventory.warehouse.deleted", stamp(3).at, &stamp(3).by)]
    );
    assert_eq!(warehouse.saved(), [], "it was told before");

    let mut restored = Warehouse::restore(
        warehouse.id(),
        details,
        warehouse.audit().clone(),
        warehouse.version(),
    );
    assert_eq!(restored.saved(), []);
}

/// The fields that are told of when `change` is made.
fn told(change: fn(&mut WarehouseDraft)) -> Vec<&'static str> {
    let mut warehouse = Warehouse::create(WarehouseId::generate(), details(), stamp(1));
    drop(warehouse.saved());
    let mut draft = WarehouseDraft::from(&warehouse);
    change(&mut draft);
    let details = WarehouseDetails::parse(draft).expect("a valid draft");
    warehouse.revise(details, stamp(2));
    let events = warehouse.saved();
    let [
        DomainEvent {
            data: EventData::Warehouse(WarehouseEvent::Updated(updated)),
            ..
        },
    ] = events.as_slice()
    else {
        panic!("it was updated once: {events:?}")
    };
    assert_eq!(updated.id, warehouse.id());
    updated.changed.clone()
}

#[test]
fn records_which_fields_changed() {
    let changed = told(|draft| {
        draft.code = Some(String::from("Thequickbr"));
    });
    assert!(changed.contains(&"code"), "{changed:?}");
    let changed = told(|draft| {
        draft.name = Some(String::from("The quick brown fox"));
    });
    assert!(changed.contains(&"name"), "{changed:?}");
    let changed = told(|draft| {
        draft.address = Some(domain::value_objects::AddressDraft {
            street: Some(String::from("The quick brown fox")),
            city: Some(String::from("The quick brown fox")),
            state: Some(String::from("AB")),
            zip_code: Some(String::from("12345-6789")),
            country: Some(String::from("The quick brown fox")),
        });
    });
    assert!(changed.contains(&"address"), "{changed:?}");
}
