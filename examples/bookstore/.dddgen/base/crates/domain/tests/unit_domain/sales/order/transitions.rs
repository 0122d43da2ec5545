//! Every step of an order from every state.

use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::sales::CancelOrderDraft;
use domain::entities::sales::CancelOrderInput;
use domain::entities::sales::Order;
use domain::entities::sales::OrderDetails;
use domain::entities::sales::OrderDraft;
use domain::events::DomainEvent;
use domain::events::EventData;
use domain::events::sales::OrderEvent;
use domain::ids::OrderId;
use domain::transition::TransitionError;

use super::draft;
use super::stamp;

/// One that was stored and says what `draft` says.
fn restored(draft: OrderDraft) -> Order {
    let details = OrderDetails::parse(draft).expect("a valid draft");
    let audit = Audit::created(stamp(1));
    Order::restore(OrderId::generate(), details, audit, Version::FIRST)
}

fn with_status(state: &str) -> Order {
    let said = OrderDraft {
        status: Some(state.to_owned()),
        ..draft()
    };
    restored(said)
}

#[test]
fn confirm_leads_to_confirmed() {
    let states: &[&'static str] = &["pending"];
    for &state in states {
        let mut order = with_status(state);
        let held = order.has_lines();
        assert_eq!(order.can_confirm(), held, "{state}");
        let outcome = order.confirm(stamp(2));
        if !held {
            let refused = TransitionError::Guard {
                action: "confirm",
                state,
                guard: "has_lines",
            };
            assert_eq!(outcome, Err(refused));
            continue;
        }
        assert_eq!(outcome, Ok(()), "{state}");
        assert_eq!(order.status().as_str(), "confirmed");
        assert_eq!(order.audit().updated, stamp(2));
        assert_eq!(order.version(), Version::FIRST.next());
        let events = order.saved();
        let [
            DomainEvent {
                data: EventData::Order(OrderEvent::Confirmed(told)),
                ..
            },
        ] = events.as_slice()
        else {
            panic!("it is told once: {events:?}")
        };
        assert_eq!(told.id, order.id());
        assert_eq!((told.from.as_str(), told.to), (state, order.status()));
    }
}

#[test]
fn confirm_is_refused_in_every_other_state() {
    let states: &[&'static str] = &["confirmed", "shipped", "delivered", "cancelled"];
    for &state in states {
        let mut order = with_status(state);
        let before = order.clone();
        assert!(!order.can_confirm(), "{state}");
        let action = "confirm";
        let refused = order.confirm(stamp(2));
        assert_eq!(refused, Err(TransitionError::State { action, state }));
        assert_eq!(order, before);
    }
}

#[test]
fn ship_leads_to_shipped() {
    let states: &[&'static str] = &["confirmed"];
    for &state in states {
        let mut order = with_status(state);
        assert!(order.can_ship(), "{state}");
        assert_eq!(order.ship(stamp(2)), Ok(()), "{state}");
        assert_eq!(order.status().as_str(), "shipped");
        assert_eq!(order.audit().updated, stamp(2));
        assert_eq!(order.version(), Version::FIRST.next());
        let events = order.saved();
        let [
            DomainEvent {
                data: EventData::Order(OrderEvent::Shipped(told)),
                ..
            },
        ] = events.as_slice()
        else {
            panic!("it is told once: {events:?}")
        };
        assert_eq!(told.id, order.id());
        assert_eq!((told.from.as_str(), told.to), (state, order.status()));
    }
}

#[test]
fn ship_is_refused_in_every_other_state() {
    let states: &[&'static str] = &["pending", "shipped", "delivered", "cancelled"];
    for &state in states {
        let mut order = with_status(state);
        let before = order.clone();
        assert!(!order.can_ship(), "{state}");
        let action = "ship";
        let refused = order.ship(stamp(2));
        assert_eq!(refused, Err(TransitionError::State { action, state }));
        assert_eq!(order, before);
    }
}

#[test]
fn deliver_leads_to_delivered() {
    let states: &[&'static str] = &["shipped"];
    for &state in states {
        let mut order = with_status(state);
        assert!(order.can_deliver(), "{state}");
        assert_eq!(order.deliver(stamp(2)), Ok(()), "{state}");
        assert_eq!(order.status().as_str(), "delivered");
        assert_eq!(order.audit().updated, stamp(2));
        assert_eq!(order.version(), Version::FIRST.next());
        let events = order.saved();
        let [
            DomainEvent {
                data: EventData::Order(OrderEvent::Delivered(told)),
                ..
            },
        ] = events.as_slice()
        else {
            panic!("it is told once: {events:?}")
        };
        assert_eq!(told.id, order.id());
        assert_eq!((told.from.as_str(), told.to), (state, order.status()));
    }
}

#[test]
fn deliver_is_refused_in_every_other_state() {
    let states: &[&'static str] = &["pending", "confirmed", "delivered", "cancelled"];
    for &state in states {
        let mut order = with_status(state);
        let before = order.clone();
        assert!(!order.can_deliver(), "{state}");
        let action = "deliver";
        let refused = order.deliver(stamp(2));
        assert_eq!(refused, Err(TransitionError::State { action, state }));
        assert_eq!(order, before);
    }
}

/// What cancel can be told.
fn cancel_draft() -> CancelOrderDraft {
    CancelOrderDraft {
        reason: Some(String::from("The quick brown fox")),
    }
}

fn cancel_input() -> CancelOrderInput {
    CancelOrderInput::parse(cancel_draft()).expect("a valid draft")
}

#[test]
fn cancel_leads_to_cancelled() {
    let states: &[&'static str] = &["pending", "confirmed"];
    for &state in states {
        let mut order = with_status(state);
        assert!(order.can_cancel(), "{state}");
        assert_eq!(order.cancel(cancel_input(), stamp(2)), Ok(()), "{state}");
        assert_eq!(order.status().as_str(), "cancelled");
        assert_eq!(order.audit().updated, stamp(2));
        assert_eq!(order.version(), Version::FIRST.next());
        let events = order.saved();
        let [
            DomainEvent {
                data: EventData::Order(OrderEvent::Cancelled(told)),
                ..
            },
        ] = events.as_slice()
        else {
            panic!("it is told once: {events:?}")
        };
        assert_eq!(told.id, order.id());
        assert_eq!((told.from.as_str(), told.to), (state, order.status()));
    }
}

#[test]
fn cancel_is_refused_in_every_other_state() {
    let states: &[&'static str] = &["shipped", "delivered", "cancelled"];
    for &state in states {
        let mut order = with_status(state);
        let before = order.clone();
        assert!(!order.can_cancel(), "{state}");
        let action = "cancel";
        let refused = order.cancel(cancel_input(), stamp(2));
        assert_eq!(refused, Err(TransitionError::State { action, state }));
        assert_eq!(order, before);
    }
}

#[test]
fn cancel_names_what_is_missing() {
    let refused =
        CancelOrderInput::parse(CancelOrderDraft::default()).expect_err("it is incomplete");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    let expected = [("reason", "required")];
    assert_eq!(found, expected);
}

#[test]
fn cancel_refuses_what_breaks_a_rule() {
    let refuses = |field, rule, draft| {
        let refused = CancelOrderInput::parse(draft).expect_err("it breaks a rule");
        let found: Vec<_> = refused
            .iter()
            .map(|found| (found.field.as_str(), found.invalid.rule))
            .collect();
        assert_eq!(found, [(field, rule)]);
    };
    refuses(
        "reason",
        "length",
        CancelOrderDraft {
            reason: Some(String::new()),
        },
    );
    refuses(
        "reason",
        "blank",
        CancelOrderDraft {
            reason: Some(String::from(" ")),
        },
    );
    refuses(
        "reason",
        "length",
        CancelOrderDraft {
            reason: Some("x".repeat(501)),
        },
    );
}
