//! Rules of the aggregate `Contact`.

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::partners::Contact;
use domain::entities::partners::ContactDetails;
use domain::entities::partners::ContactDraft;
use domain::events::DomainEvent;
use domain::events::EventData;
use domain::events::partners::ContactEvent;
use domain::ids::ContactId;

fn draft() -> ContactDraft {
    ContactDraft {
        owner: Some(
            domain::value_objects::partners::ContactOwner::Customer(
                domain::ids::CustomerId::generate(),
            )
            .into(),
        ),
        label: Some(String::from("Front desk")),
        name: Some(String::from("Alan Turing")),
        email: Some(String::from("ada@example.com")),
        phone: Some(String::from("+14155550132")),
    }
}

pub(crate) fn details() -> ContactDetails {
    ContactDetails::parse(draft()).expect("a valid draft")
}

pub(crate) fn stamp(second: i64) -> Stamp {
    let at: DateTime<Utc> = DateTime::from_timestamp(second, 0).expect("an instant");
    Stamp {
        at,
        by: ActorId::new("tester"),
    }
}

fn rules(draft: ContactDraft) -> Vec<(String, &'static str)> {
    match ContactDetails::parse(draft) {
        Ok(_) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|found| (found.field.clone(), found.invalid.rule))
            .collect(),
    }
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: ContactDraft) {
    assert_eq!(rules(draft), [(field.to_owned(), rule)]);
}

#[test]
fn says_what_its_draft_says() {
    let draft = draft();
    let details = ContactDetails::parse(draft.clone()).expect("a valid draft");
    let contact = Contact::create(ContactId::generate(), details, stamp(1));
    assert_eq!(ContactDraft::from(&contact), draft);
}

#[test]
fn names_every_field_that_is_missing() {
    let expected = [
        (String::from("owner"), "required"),
        (String::from("label"), "required"),
        (String::from("name"), "required"),
    ];
    assert_eq!(rules(ContactDraft::default()), expected);
}

#[test]
fn refuses_what_breaks_a_rule() {
    refuses(
        "owner/type",
        "one_of",
        ContactDraft {
            owner: Some(domain::value_objects::partners::ContactOwnerDraft {
                r#type: Some(String::from("nonsense")),
                id: "018f8a52-6b1c-7c3e-9d41-2f6a7b8c9d0e".parse().ok(),
            }),
            ..draft()
        },
    );
    refuses(
        "label",
        "length",
        ContactDraft {
            label: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "label",
        "blank",
        ContactDraft {
            label: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "label",
        "length",
        ContactDraft {
            label: Some("x".repeat(51)),
            ..draft()
        },
    );
    refuses(
        "name",
        "length",
        ContactDraft {
            name: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "name",
        "blank",
        ContactDraft {
            name: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "name",
        "length",
        ContactDraft {
            name: Some("x".repeat(121)),
            ..draft()
        },
    );
    refuses(
        "email",
        "email",
        ContactDraft {
            email: Some(String::from("nonsense")),
            ..draft()
        },
    );
    refuses(
        "phone",
        "phone",
        ContactDraft {
            phone: Some(String::from("nonsense")),
            ..draft()
        },
    );
}

#[test]
fn every_change_moves_its_history() {
    let details = details();
    let mut contact = Contact::create(ContactId::generate(), details.clone(), stamp(1));
    assert_eq!(contact.version(), Version::FIRST);
    assert_eq!(contact.audit().updated, stamp(1));

    contact.revise(details, stamp(2));
    assert_eq!(contact.version(), Version::FIRST);
    assert_eq!(contact.audit().updated, stamp(2));
    assert_eq!(contact.audit().created, stamp(1));

    contact.delete(stamp(3));
    assert_eq!(contact.audit().deleted_at, Some(stamp(3).at));
    assert_eq!(contact.stored_version(), Version::UNSAVED);
}

#[test]
fn records_what_happens_to_it() {
    let details = details();
    let mut contact = Contact::create(ContactId::generate(), details.clone(), stamp(1));
    let events = contact.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("partners.contact.created", stamp(1).at, &stamp(1).by)]
    );

    contact.revise(details.clone(), stamp(2));
    assert_eq!(contact.saved(), [], "nothing changed");

    contact.delete(stamp(3));
    let events = contact.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("partners.contact.deleted", stamp(3).at, &stamp(3).by)]
    );
    assert_eq!(contact.saved(), [], "it was told before");

    let mut restored = Contact::restore(
        contact.id(),
        details,
        contact.audit().clone(),
        contact.version(),
    );
    assert_eq!(restored.saved(), []);
}

/// The fields that are told of when `change` is made.
fn told(change: fn(&mut ContactDraft)) -> Vec<&'static str> {
    let mut contact = Contact::create(ContactId::generate(), details(), stamp(1));
    drop(contact.saved());
    let mut draft = ContactDraft::from(&contact);
    change(&mut draft);
    let details = ContactDetails::parse(draft).expect("a valid draft");
    contact.revise(details, stamp(2));
    let events = contact.saved();
    let [
        DomainEvent {
            data: EventData::Contact(ContactEvent::Updated(updated)),
            ..
        },
    ] = events.as_slice()
    else {
        panic!("it was updated once: {events:?}")
    };
    assert_eq!(updated.id, contact.id());
    updated.changed.clone()
}

#[test]
fn records_which_fields_changed() {
    let changed = told(|draft| {
        draft.label = Some(String::from("The quick brown fox"));
    });
    assert!(changed.contains(&"label"), "{changed:?}");
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
}
