//! Rules of the aggregate `Vendor`.

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::partners::Vendor;
use domain::entities::partners::VendorDetails;
use domain::entities::partners::VendorDraft;
use domain::events::DomainEvent;
use domain::events::EventData;
use domain::events::partners::VendorEvent;
use domain::ids::VendorId;

fn draft() -> VendorDraft {
    VendorDraft {
        name: Some(String::from("Acme Tools")),
        email: Some(String::from("ada@example.com")),
        phone: Some(String::from("+14155550132")),
        address: Some(domain::value_objects::AddressDraft {
            street: Some(String::from("1600 Amphitheatre Parkway")),
            city: Some(String::from("Mountain View")),
            state: Some(String::from("CA")),
            zip_code: Some(String::from("94043")),
            country: Some(String::from("USA")),
        }),
    }
}

pub(crate) fn details() -> VendorDetails {
    VendorDetails::parse(draft()).expect("a valid draft")
}

pub(crate) fn stamp(second: i64) -> Stamp {
    let at: DateTime<Utc> = DateTime::from_timestamp(second, 0).expect("an instant");
    Stamp {
        at,
        by: ActorId::new("tester"),
    }
}

fn rules(draft: VendorDraft) -> Vec<(String, &'static str)> {
    match VendorDetails::parse(draft) {
        Ok(_) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|found| (found.field.clone(), found.invalid.rule))
            .collect(),
    }
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: VendorDraft) {
    assert_eq!(rules(draft), [(field.to_owned(), rule)]);
}

#[test]
fn says_what_its_draft_says() {
    let draft = draft();
    let details = VendorDetails::parse(draft.clone()).expect("a valid draft");
    let vendor = Vendor::create(VendorId::generate(), details, stamp(1));
    assert_eq!(VendorDraft::from(&vendor), draft);
}

#[test]
fn names_every_field_that_is_missing() {
    let expected = [
        (String::from("name"), "required"),
        (String::from("email"), "required"),
        (String::from("address"), "required"),
    ];
    assert_eq!(rules(VendorDraft::default()), expected);
}

#[test]
fn refuses_what_breaks_a_rule() {
    refuses(
        "name",
        "length",
        VendorDraft {
            name: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "name",
        "blank",
        VendorDraft {
            name: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "name",
        "length",
        VendorDraft {
            name: Some("x".repeat(121)),
            ..draft()
        },
    );
    refuses(
        "email",
        "email",
        VendorDraft {
            email: Some(String::from("nonsense")),
            ..draft()
        },
    );
    refuses(
        "phone",
        "phone",
        VendorDraft {
            phone: Some(String::from("nonsense")),
            ..draft()
        },
    );
    refuses(
        "address/street",
        "length",
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
        VendorDraft {
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
    let mut vendor = Vendor::create(VendorId::generate(), details.clone(), stamp(1));
    assert_eq!(vendor.version(), Version::FIRST);
    assert_eq!(vendor.audit().updated, stamp(1));

    vendor.revise(details, stamp(2));
    assert_eq!(vendor.version(), Version::FIRST);
    assert_eq!(vendor.audit().updated, stamp(2));
    assert_eq!(vendor.audit().created, stamp(1));

    vendor.delete(stamp(3));
    assert_eq!(vendor.audit().deleted_at, Some(stamp(3).at));
    assert_eq!(vendor.stored_version(), Version::UNSAVED);
}

#[test]
fn records_what_happens_to_it() {
    let details = details();
    let mut vendor = Vendor::create(VendorId::generate(), details.clone(), stamp(1));
    let events = vendor.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("partners.vendor.created", stamp(1).at, &stamp(1).by)]
    );

    vendor.revise(details.clone(), stamp(2));
    assert_eq!(vendor.saved(), [], "nothing changed");

    vendor.delete(stamp(3));
    let events = vendor.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("partners.vendor.deleted", stamp(3).at, &stamp(3).by)]
    );
    assert_eq!(vendor.saved(), [], "it was told before");

    let mut restored = Vendor::restore(
        vendor.id(),
        details,
        vendor.audit().clone(),
        vendor.version(),
    );
    assert_eq!(restored.saved(), []);
}

/// The fields that are told of when `change` is made.
fn told(change: fn(&mut VendorDraft)) -> Vec<&'static str> {
    let mut vendor = Vendor::create(VendorId::generate(), details(), stamp(1));
    drop(vendor.saved());
    let mut draft = VendorDraft::from(&vendor);
    change(&mut draft);
    let details = VendorDetails::parse(draft).expect("a valid draft");
    vendor.revise(details, stamp(2));
    let events = vendor.saved();
    let [
        DomainEvent {
            data: EventData::Vendor(VendorEvent::Updated(updated)),
            ..
        },
    ] = events.as_slice()
    else {
        panic!("it was updated once: {events:?}")
    };
    assert_eq!(updated.id, vendor.id());
    updated.changed.clone()
}

#[test]
fn records_which_fields_changed() {
    let changed = told(|draft| {
        draft.name = Some(String::from("The quick brown fox"));
    });
    assert!(changed.contains(&"name"), "{changed:?}");
    let changed = told(|draft| {
        draft.email = Some(String::from("grace@example.org"));
    });
    assert!(changed.contains(&"email"), "{changed:?}");
    let changed = told(|draft| {
        draft.phone = Some(String::from("+442079460958"));
    });
    assert!(changed.contains(&"phone"), "{changed:?}");
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
