//! Every step of a sales transaction from every state.

use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::sales::CancelSalesTransactionDraft;
use domain::entities::sales::CancelSalesTransactionInput;
use domain::entities::sales::SalesTransaction;
use domain::entities::sales::SalesTransactionDetails;
use domain::entities::sales::SalesTransactionDraft;
use domain::events::DomainEvent;
use domain::events::EventData;
use domain::events::sales::SalesTransactionEvent;
use domain::ids::SalesTransactionId;
use domain::transition::TransitionError;

use super::draft;
use super::stamp;

/// One that was stored and says what `draft` says.
fn restored(draft: SalesTransactionDraft) -> SalesTransaction {
    let details = SalesTransactionDetails::parse(draft).expect("a valid draft");
    let audit = Audit::created(stamp(1));
    SalesTransaction::restore(
        SalesTransactionId::generate(),
        details,
        audit,
        Version::FIRST,
    )
}

fn with_status(state: &str) -> SalesTransaction {
    let said = SalesTransactionDraft {
        status: Some(state.to_owned()),
        ..draft()
    };
    restored(said)
}

fn with_payment_status(state: &str) -> SalesTransaction {
    let said = SalesTransactionDraft {
        payment_status: Some(state.to_owned()),
        ..draft()
    };
    restored(said)
}

#[test]
fn confirm_leads_to_confirmed() {
    let states: &[&'static str] = &["draft"];
    for &state in states {
        let mut sales_transaction = with_status(state);
        let held = sales_transaction.has_items();
        assert_eq!(sales_transaction.can_confirm(), held, "{state}");
        let outcome = sales_transaction.confirm(stamp(2));
        if !held {
            let refused = TransitionError::Guard {
                action: "confirm",
                state,
                guard: "has_items",
            };
            assert_eq!(outcome, Err(refused));
            continue;
        }
        assert_eq!(outcome, Ok(()), "{state}");
        assert_eq!(sales_transaction.status().as_str(), "confirmed");
        assert_eq!(sales_transaction.audit().updated, stamp(2));
        assert_eq!(sales_transaction.version(), Version::FIRST.next());
        let events = sales_transaction.saved();
        let [
            DomainEvent {
                data: EventData::SalesTransaction(SalesTransactionEvent::Confirmed(told)),
                ..
            },
        ] = events.as_slice()
        else {
            panic!("it is told once: {events:?}")
        };
        assert_eq!(told.id, sales_transaction.id());
        assert_eq!(
            (told.from.as_str(), told.to),
            (state, sales_transaction.status())
        );
    }
}

#[test]
fn confirm_is_refused_in_every_other_state() {
    let states: &[&'static str] = &["confirmed", "shipped", "completed", "cancelled"];
    for &state in states {
        let mut sales_transaction = with_status(state);
        let before = sales_transaction.clone();
        assert!(!sales_transaction.can_confirm(), "{state}");
        let action = "confirm";
        let refused = sales_transaction.confirm(stamp(2));
        assert_eq!(refused, Err(TransitionError::State { action, state }));
        assert_eq!(sales_transaction, before);
    }
}

#[test]
fn ship_leads_to_shipped() {
    let states: &[&'static str] = &["confirmed"];
    for &state in states {
        let mut sales_transaction = with_status(state);
        assert!(sales_transaction.can_ship(), "{state}");
        assert_eq!(sales_transaction.ship(stamp(2)), Ok(()), "{state}");
        assert_eq!(sales_transaction.status().as_str(), "shipped");
        assert_eq!(sales_transaction.audit().updated, stamp(2));
        assert_eq!(sales_transaction.version(), Version::FIRST.next());
        let events = sales_transaction.saved();
        let [
            DomainEvent {
                data: EventData::SalesTransaction(SalesTransactionEvent::Shipped(told)),
                ..
            },
        ] = events.as_slice()
        else {
            panic!("it is told once: {events:?}")
        };
        assert_eq!(told.id, sales_transaction.id());
        assert_eq!(
            (told.from.as_str(), told.to),
            (state, sales_transaction.status())
        );
    }
}

#[test]
fn ship_is_refused_in_every_other_state() {
    let states: &[&'static str] = &["draft", "shipped", "completed", "cancelled"];
    for &state in states {
        let mut sales_transaction = with_status(state);
        let before = sales_transaction.clone();
        assert!(!sales_transaction.can_ship(), "{state}");
        let action = "ship";
        let refused = sales_transaction.ship(stamp(2));
        assert_eq!(refused, Err(TransitionError::State { action, state }));
        assert_eq!(sales_transaction, before);
    }
}

#[test]
fn complete_leads_to_completed() {
    let states: &[&'static str] = &["shipped"];
    for &state in states {
        let mut sales_transaction = with_status(state);
        assert!(sales_transaction.can_complete(), "{state}");
        assert_eq!(sales_transaction.complete(stamp(2)), Ok(()), "{state}");
        assert_eq!(sales_transaction.status().as_str(), "completed");
        assert_eq!(sales_transaction.audit().updated, stamp(2));
        assert_eq!(sales_transaction.version(), Version::FIRST.next());
        let events = sales_transaction.saved();
        let [
            DomainEvent {
                data: EventData::SalesTransaction(SalesTransactionEvent::Completed(told)),
                ..
            },
        ] = events.as_slice()
        else {
            panic!("it is told once: {events:?}")
        };
        assert_eq!(told.id, sales_transaction.id());
        assert_eq!(
            (told.from.as_str(), told.to),
            (state, sales_transaction.status())
        );
    }
}

#[test]
fn complete_is_refused_in_every_other_state() {
    let states: &[&'static str] = &["draft", "confirmed", "completed", "cancelled"];
    for &state in states {
        let mut sales_transaction = with_status(state);
        let before = sales_transaction.clone();
        assert!(!sales_transaction.can_complete(), "{state}");
        let action = "complete";
        let refused = sales_transaction.complete(stamp(2));
        assert_eq!(refused, Err(TransitionError::State { action, state }));
        assert_eq!(sales_transaction, before);
    }
}

/// What cancel can be told.
fn cancel_draft() -> CancelSalesTransactionDraft {
    CancelSalesTransactionDraft {
        cancellation_reason: Some(String::from("The quick brown fox")),
    }
}

fn cancel_input() -> CancelSalesTransactionInput {
    CancelSalesTransactionInput::parse(cancel_draft()).expect("a valid draft")
}

#[test]
fn cancel_leads_to_cancelled() {
    let states: &[&'static str] = &["draft", "confirmed"];
    for &state in states {
        let mut sales_transaction = with_status(state);
        let said = cancel_draft();
        let input = CancelSalesTransactionInput::parse(said.clone()).expect("a valid draft");
        assert!(sales_transaction.can_cancel(), "{state}");
        assert_eq!(sales_transaction.cancel(input, stamp(2)), Ok(()), "{state}");
        assert_eq!(sales_transaction.status().as_str(), "cancelled");
        assert_eq!(sales_transaction.audit().updated, stamp(2));
        assert_eq!(sales_transaction.version(), Version::FIRST.next());
        assert_eq!(
            SalesTransactionDraft::from(&sales_transaction).cancellation_reason,
            said.cancellation_reason
        );
        let events = sales_transaction.saved();
        let [
            DomainEvent {
                data: EventData::SalesTransaction(SalesTransactionEvent::Cancelled(told)),
                ..
            },
        ] = events.as_slice()
        else {
            panic!("it is told once: {events:?}")
        };
        assert_eq!(told.id, sales_transaction.id());
        assert_eq!(
            (told.from.as_str(), told.to),
            (state, sales_transaction.status())
        );
    }
}

#[test]
fn cancel_is_refused_in_every_other_state() {
    let states: &[&'static str] = &["shipped", "completed", "cancelled"];
    for &state in states {
        let mut sales_transaction = with_status(state);
        let before = sales_transaction.clone();
        assert!(!sales_transaction.can_cancel(), "{state}");
        let action = "cancel";
        let refused = sales_transaction.cancel(cancel_input(), stamp(2));
        assert_eq!(refused, Err(TransitionError::State { action, state }));
        assert_eq!(sales_transaction, before);
    }
}

#[test]
fn cancel_names_what_is_missing() {
    let refused = CancelSalesTransactionInput::parse(CancelSalesTransactionDraft::default())
        .expect_err("it is incomplete");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    let expected = [("cancellation_reason", "required")];
    assert_eq!(found, expected);
}

#[test]
fn cancel_refuses_what_breaks_a_rule() {
    let refuses = |field, rule, draft| {
        let refused = CancelSalesTransactionInput::parse(draft).expect_err("it breaks a rule");
        let found: Vec<_> = refused
            .iter()
            .map(|found| (found.field.as_str(), found.invalid.rule))
            .collect();
        assert_eq!(found, [(field, rule)]);
    };
    refuses(
        "cancellation_reason",
        "length",
        CancelSalesTransactionDraft {
            cancellation_reason: Some(String::new()),
        },
    );
    refuses(
        "cancellation_reason",
        "blank",
        CancelSalesTransactionDraft {
            cancellation_reason: Some(String::from(" ")),
        },
    );
    refuses(
        "cancellation_reason",
        "length",
        CancelSalesTransactionDraft {
            cancellation_reason: Some("x".repeat(501)),
        },
    );
}

#[test]
fn pay_leads_to_paid() {
    let states: &[&'static str] = &["unpaid"];
    for &state in states {
        let mut sales_transaction = with_payment_status(state);
        assert!(sales_transaction.can_pay(), "{state}");
        assert_eq!(sales_transaction.pay(stamp(2)), Ok(()), "{state}");
        assert_eq!(sales_transaction.payment_status().as_str(), "paid");
        assert_eq!(sales_transaction.audit().updated, stamp(2));
        assert_eq!(sales_transaction.version(), Version::FIRST.next());
        let events = sales_transaction.saved();
        let [
            DomainEvent {
                data: EventData::SalesTransaction(SalesTransactionEvent::Paid(told)),
                ..
            },
        ] = events.as_slice()
        else {
            panic!("it is told once: {events:?}")
        };
        assert_eq!(told.id, sales_transaction.id());
        assert_eq!(
            (told.from.as_str(), told.to),
            (state, sales_transaction.payment_status())
        );
    }
}

#[test]
fn pay_is_refused_in_every_other_state() {
    let states: &[&'static str] = &["paid", "refunded"];
    for &state in states {
        let mut sales_transaction = with_payment_status(state);
        let before = sales_transaction.clone();
        assert!(!sales_transaction.can_pay(), "{state}");
        let action = "pay";
        let refused = sales_transaction.pay(stamp(2));
        assert_eq!(refused, Err(TransitionError::State { action, state }));
        assert_eq!(sales_transaction, before);
    }
}

#[test]
fn refund_leads_to_refunded() {
    let states: &[&'static str] = &["paid"];
    for &state in states {
        let mut sales_transaction = with_payment_status(state);
        assert!(sales_transaction.can_refund(), "{state}");
        assert_eq!(sales_transaction.refund(stamp(2)), Ok(()), "{state}");
        assert_eq!(sales_transaction.payment_status().as_str(), "refunded");
        assert_eq!(sales_transaction.audit().updated, stamp(2));
        assert_eq!(sales_transaction.version(), Version::FIRST.next());
        let events = sales_transaction.saved();
        let [
            DomainEvent {
                data: EventData::SalesTransaction(SalesTransactionEvent::Refunded(told)),
                ..
            },
        ] = events.as_slice()
        else {
            panic!("it is told once: {events:?}")
        };
        assert_eq!(told.id, sales_transaction.id());
        assert_eq!(
            (told.from.as_str(), told.to),
            (state, sales_transaction.payment_status())
        );
    }
}

#[test]
fn refund_is_refused_in_every_other_state() {
    let states: &[&'static str] = &["unpaid", "refunded"];
    for &state in states {
        let mut sales_transaction = with_payment_status(state);
        let before = sales_transaction.clone();
        assert!(!sales_transaction.can_refund(), "{state}");
        let action = "refund";
        let refused = sales_transaction.refund(stamp(2));
        assert_eq!(refused, Err(TransitionError::State { action, state }));
        assert_eq!(sales_transaction, before);
    }
}
