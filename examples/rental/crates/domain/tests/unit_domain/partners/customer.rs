//! Rules of the aggregate `Customer`.

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::partners::Customer;
use domain::entities::partners::CustomerDetails;
use domain::entities::partners::CustomerDraft;
use domain::events::DomainEvent;
use domain::events::EventData;
use domain::events::partners::CustomerEvent;
use domain::ids::CustomerId;

fn draft() -> CustomerDraft {
    CustomerDraft {
        name: Some(String::from("Grace Hopper")),
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

pub(crate) fn details() -> CustomerDetails {
    CustomerDetails::parse(draft()).expect("a valid draft")
}

pub(crate) fn stamp(second: i64) -> Stamp {
    let at: DateTime<Utc> = DateTime::from_timestamp(second, 0).expect("an instant");
    Stamp {
        at,
        by: ActorId::new("tester"),
    }
}

fn rules(draft: CustomerDraft) -> Vec<(String, &'static str)> {
    match CustomerDetails::parse(draft) {
        Ok(_) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|found| (found.field.clone(), found.invalid.rule))
            .collect(),
    }
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: CustomerDraft) {
    assert_eq!(rules(draft), [(field.to_owned(), rule)]);
}

#[test]
fn says_what_its_draft_says() {
    let draft = draft();
    let details = CustomerDetails::parse(draft.clone()).expect("a valid draft");
    let customer = Customer::create(CustomerId::generate(), details, stamp(1));
    assert_eq!(CustomerDraft::from(&customer), draft);
}

#[test]
fn names_every_field_that_is_missing() {
    let expected = [(String::from("name"), "required")];
    assert_eq!(rules(CustomerDraft::default()), expected);
}

#[test]
fn refuses_what_breaks_a_rule() {
    refuses(
        "name",
        "length",
        CustomerDraft {
            name: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "name",
        "blank",
        CustomerDraft {
            name: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "name",
        "length",
        CustomerDraft {
            name: Some("x".repeat(121)),
            ..draft()
        },
    );
    refuses(
        "email",
        "email",
        CustomerDraft {
            email: Some(String::from("nonsense")),
            ..draft()
        },
    );
    refuses(
        "phone",
        "phone",
        CustomerDraft {
            phone: Some(String::from("nonsense")),
            ..draft()
        },
    );
    refuses(
        "address/street",
        "length",
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
        CustomerDraft {
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
    let mut customer = Customer::create(CustomerId::generate(), details.clone(), stamp(1));
    assert_eq!(customer.version(), Version::FIRST);
    assert_eq!(customer.audit().updated, stamp(1));

    customer.revise(details, stamp(2));
    assert_eq!(customer.version(), Version::FIRST);
    assert_eq!(customer.audit().updated, stamp(2));
    assert_eq!(customer.audit().created, stamp(1));

    customer.delete(stamp(3));
    assert_eq!(customer.audit().deleted_at, Some(stamp(3).at));
    assert_eq!(customer.stored_version(), Version::UNSAVED);
}

#[test]
fn records_what_happens_to_it() {
    let details = details();
    let mut customer = Customer::create(CustomerId::generate(), details.clone(), stamp(1));
    let events = customer.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("partners.customer.created", stamp(1).at, &stamp(1).by)]
    );

    customer.revise(details.clone(), stamp(2));
    assert_eq!(customer.saved(), [], "nothing changed");

    customer.delete(stamp(3));
    let events = customer.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("partners.customer.deleted", stamp(3).at, &stamp(3).by)]
    );
    assert_eq!(customer.saved(), [], "it was told before");

    let mut restored = Customer::restore(
        customer.id(),
        details,
        customer.audit().clone(),
        customer.version(),
    );
    assert_eq!(restored.saved(), []);
}

/// The fields that are told of when `change` is made.
fn told(change: fn(&mut CustomerDraft)) -> Vec<&'static str> {
    let mut customer = Customer::create(CustomerId::generate(), details(), stamp(1));
    drop(customer.saved());
    let mut draft = CustomerDraft::from(&customer);
    change(&mut draft);
    let details = CustomerDetails::parse(draft).expect("a valid draft");
    customer.revise(details, stamp(2));
    let events = customer.saved();
    let [
        DomainEvent {
            data: EventData::Customer(CustomerEvent::Updated(updated)),
            ..
        },
    ] = events.as_slice()
    else {
        panic!("it was updated once: {events:?}")
    };
    assert_eq!(updated.id, customer.id());
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
