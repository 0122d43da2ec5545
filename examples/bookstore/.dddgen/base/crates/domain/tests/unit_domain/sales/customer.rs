//! Rules of the aggregate `Customer`.

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::sales::Customer;
use domain::entities::sales::CustomerDetails;
use domain::entities::sales::CustomerDraft;
use domain::ids::CustomerId;

fn draft() -> CustomerDraft {
    CustomerDraft {
        name: Some(String::from("Grace Hopper")),
        email: Some(String::from("ada@example.com")),
        phone: Some(String::from("+14155550132")),
        newsletter: Some(true),
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
    let expected = [
        (String::from("name"), "required"),
        (String::from("email"), "required"),
    ];
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
