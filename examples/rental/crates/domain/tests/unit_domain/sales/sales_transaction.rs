//! Rules of the aggregate `SalesTransaction`.

mod derived;
mod totals;
mod transitions;

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::sales::SalesTransaction;
use domain::entities::sales::SalesTransactionDetails;
use domain::entities::sales::SalesTransactionDraft;
use domain::events::DomainEvent;
use domain::events::EventData;
use domain::events::sales::SalesTransactionEvent;
use domain::ids::CustomerId;
use domain::ids::SalesTransactionId;
use domain::ids::SalesTransactionItemId;
use domain::ids::SalesTransactionReturnId;

use super::sales_transaction_item;
use super::sales_transaction_return;

pub(super) fn draft() -> SalesTransactionDraft {
    SalesTransactionDraft {
        number: Some(String::from("S-2026-0001")),
        customer_id: Some(CustomerId::generate()),
        payment_terms: Some(String::from("prepaid")),
        status: Some(String::from("draft")),
        payment_status: Some(String::from("unpaid")),
        currency: Some(String::from("EUR")),
        note: Some(String::from("The quick brown fox")),
        cancellation_reason: Some(String::from("The quick brown fox")),
        items: vec![(
            SalesTransactionItemId::generate(),
            sales_transaction_item::draft(),
        )],
        returns: vec![(
            SalesTransactionReturnId::generate(),
            sales_transaction_return::draft(),
        )],
    }
}

pub(crate) fn details() -> SalesTransactionDetails {
    SalesTransactionDetails::parse(draft()).expect("a valid draft")
}

pub(crate) fn stamp(second: i64) -> Stamp {
    let at: DateTime<Utc> = DateTime::from_timestamp(second, 0).expect("an instant");
    Stamp {
        at,
        by: ActorId::new("tester"),
    }
}

fn rules(draft: SalesTransactionDraft) -> Vec<(String, &'static str)> {
    match SalesTransactionDetails::parse(draft) {
        Ok(_) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|found| (found.field.clone(), found.invalid.rule))
            .collect(),
    }
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: SalesTransactionDraft) {
    assert_eq!(rules(draft), [(field.to_owned(), rule)]);
}

#[test]
fn says_what_its_draft_says() {
    let draft = draft();
    let details = SalesTransactionDetails::parse(draft.clone()).expect("a valid draft");
    let sales_transaction =
        SalesTransaction::create(SalesTransactionId::generate(), details, stamp(1));
    assert_eq!(SalesTransactionDraft::from(&sales_transaction), draft);
}

#[test]
fn names_every_field_that_is_missing() {
    let expected = [
        (String::from("number"), "required"),
        (String::from("customer_id"), "required"),
    ];
    assert_eq!(rules(SalesTransactionDraft::default()), expected);
}

#[test]
fn refuses_what_breaks_a_rule() {
    refuses(
        "number",
        "length",
        SalesTransactionDraft {
            number: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "number",
        "blank",
        SalesTransactionDraft {
            number: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "number",
        "length",
        SalesTransactionDraft {
            number: Some("x".repeat(21)),
            ..draft()
        },
    );
    refuses(
        "payment_terms",
        "one_of",
        SalesTransactionDraft {
            payment_terms: Some(String::from("nonsense")),
            ..draft()
        },
    );
    refuses(
        "status",
        "one_of",
        SalesTransactionDraft {
            status: Some(String::from("nonsense")),
            ..draft()
        },
    );
    refuses(
        "payment_status",
        "one_of",
        SalesTransactionDraft {
            payment_status: Some(String::from("nonsense")),
            ..draft()
        },
    );
    refuses(
        "currency",
        "currency",
        SalesTransactionDraft {
            currency: Some(String::from("nonsense")),
            ..draft()
        },
    );
    refuses(
        "note",
        "length",
        SalesTransactionDraft {
            note: Some("x".repeat(501)),
            ..draft()
        },
    );
    refuses(
        "cancellation_reason",
        "length",
        SalesTransactionDraft {
            cancellation_reason: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "cancellation_reason",
        "blank",
        SalesTransactionDraft {
            cancellation_reason: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "cancellation_reason",
        "length",
        SalesTransactionDraft {
            cancellation_reason: Some("x".repeat(501)),
            ..draft()
        },
    );
}

#[test]
fn every_change_moves_its_history() {
    let details = details();
    let mut sales_transaction =
        SalesTransaction::create(SalesTransactionId::generate(), details.clone(), stamp(1));
    assert_eq!(sales_transaction.version(), Version::FIRST);
    assert_eq!(sales_transaction.audit().updated, stamp(1));

    sales_transaction
        .revise(details, stamp(2))
        .expect("nothing changes");
    assert_eq!(sales_transaction.version(), Version::FIRST);
    assert_eq!(sales_transaction.audit().updated, stamp(2));
    assert_eq!(sales_transaction.audit().created, stamp(1));

    sales_transaction.delete(stamp(3));
    assert_eq!(sales_transaction.audit().deleted_at, Some(stamp(3).at));
    assert_eq!(sales_transaction.stored_version(), Version::UNSAVED);
}

#[test]
fn keeps_its_number_for_good() {
    let mut sales_transaction =
        SalesTransaction::create(SalesTransactionId::generate(), details(), stamp(1));
    let draft = SalesTransactionDraft {
        number: Some(String::from("The quick brown fox")),
        ..SalesTransactionDraft::from(&sales_transaction)
    };
    let other = SalesTransactionDetails::parse(draft).expect("a valid draft");
    let refused = sales_transaction
        .revise(other, stamp(2))
        .expect_err("it is immutable");
    let found: Vec<_> = refused.iter().map(|found| found.field.as_str()).collect();
    assert_eq!(found, ["number"]);
    assert_eq!(sales_transaction.version(), Version::FIRST);
}

#[test]
fn takes_no_status_from_outside() {
    let mut sales_transaction =
        SalesTransaction::create(SalesTransactionId::generate(), details(), stamp(1));
    let draft = SalesTransactionDraft {
        status: Some(String::from("confirmed")),
        ..SalesTransactionDraft::from(&sales_transaction)
    };
    let other = SalesTransactionDetails::parse(draft).expect("a valid draft");
    sales_transaction
        .revise(other, stamp(2))
        .expect("nothing immutable changes");
    assert_eq!(
        SalesTransactionDraft::from(&sales_transaction).status,
        Some(String::from("draft"))
    );
}

#[test]
fn takes_no_payment_status_from_outside() {
    let mut sales_transaction =
        SalesTransaction::create(SalesTransactionId::generate(), details(), stamp(1));
    let draft = SalesTransactionDraft {
        payment_status: Some(String::from("paid")),
        ..SalesTransactionDraft::from(&sales_transaction)
    };
    let other = SalesTransactionDetails::parse(draft).expect("a valid draft");
    sales_transaction
        .revise(other, stamp(2))
        .expect("nothing immutable changes");
    assert_eq!(
        SalesTransactionDraft::from(&sales_transaction).payment_status,
        Some(String::from("unpaid"))
    );
}

#[test]
fn takes_no_cancellation_reason_from_outside() {
    let mut sales_transaction =
        SalesTransaction::create(SalesTransactionId::generate(), details(), stamp(1));
    let draft = SalesTransactionDraft {
        cancellation_reason: Some(String::from("Second edition")),
        ..SalesTransactionDraft::from(&sales_transaction)
    };
    let other = SalesTransactionDetails::parse(draft).expect("a valid draft");
    sales_transaction
        .revise(other, stamp(2))
        .expect("nothing immutable changes");
    assert_eq!(
        SalesTransactionDraft::from(&sales_transaction).cancellation_reason,
        Some(String::from("The quick brown fox"))
    );
}

#[test]
fn records_what_happens_to_it() {
    let details = details();
    let mut sales_transaction =
        SalesTransaction::create(SalesTransactionId::generate(), details.clone(), stamp(1));
    let events = sales_transaction.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("sales.sales_transaction.created", stamp(1).at, &stamp(1).by)]
    );

    sales_transaction
        .revise(details.clone(), stamp(2))
        .expect("nothing changes");
    assert_eq!(sales_transaction.saved(), [], "nothing changed");

    sales_transaction.delete(stamp(3));
    let events = sales_transaction.saved();
    let said: Vec<_> = events
        .iter()
        .map(|event| (event.name(), event.occurred_at, &event.actor))
        .collect();
    assert_eq!(
        said,
        [("sales.sales_transaction.deleted", stamp(3).at, &stamp(3).by)]
    );
    assert_eq!(sales_transaction.saved(), [], "it was told before");

    let mut restored = SalesTransaction::restore(
        sales_transaction.id(),
        details,
        sales_transaction.audit().clone(),
        sales_transaction.version(),
    );
    assert_eq!(restored.saved(), []);
}

/// The fields that are told of when `change` is made.
fn told(change: fn(&mut SalesTransactionDraft)) -> Vec<&'static str> {
    let mut sales_transaction =
        SalesTransaction::create(SalesTransactionId::generate(), details(), stamp(1));
    drop(sales_transaction.saved());
    let mut draft = SalesTransactionDraft::from(&sales_transaction);
    change(&mut draft);
    let details = SalesTransactionDetails::parse(draft).expect("a valid draft");
    sales_transaction
        .revise(details, stamp(2))
        .expect("nothing immutable changes");
    let events = sales_transaction.saved();
    let [
        DomainEvent {
            data: EventData::SalesTransaction(SalesTransactionEvent::Updated(updated)),
            ..
        },
    ] = events.as_slice()
    else {
        panic!("it was updated once: {events:?}")
    };
    assert_eq!(updated.id, sales_transaction.id());
    updated.changed.clone()
}

#[test]
fn records_which_fields_changed() {
    let changed = told(|draft| {
        draft.payment_terms = Some(String::from("net_15"));
    });
    assert!(changed.contains(&"payment_terms"), "{changed:?}");
    let changed = told(|draft| {
        draft.currency = Some(String::from("USD"));
    });
    assert!(changed.contains(&"currency"), "{changed:?}");
    let changed = told(|draft| {
        draft.note = Some(String::from("Second edition"));
    });
    assert!(changed.contains(&"note"), "{changed:?}");
}
