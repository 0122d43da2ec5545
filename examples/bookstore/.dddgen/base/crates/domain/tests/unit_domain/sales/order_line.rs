//! Rules of order lines, which their order keeps.

use domain::entities::sales::Order;
use domain::entities::sales::OrderDetails;
use domain::entities::sales::OrderLineDetails;
use domain::entities::sales::OrderLineDraft;
use domain::ids::BookId;
use domain::ids::OrderId;
use domain::ids::OrderLineId;
use domain::members::MemberError;
use rust_decimal::Decimal;

use super::order as root;
use super::order::stamp;

pub(super) fn draft() -> OrderLineDraft {
    OrderLineDraft {
        book_id: Some(BookId::generate()),
        quantity: Some(42),
        unit_price: Some(Decimal::new(1999, 2)),
    }
}

fn details(draft: OrderLineDraft) -> OrderLineDetails {
    OrderLineDetails::parse(draft).expect("a valid draft")
}

/// An order with one, and which it is.
fn root_with_one() -> (Order, OrderLineId) {
    let order = Order::create(OrderId::generate(), root::details(), stamp(1));
    let id = order.lines()[0].id();
    (order, id)
}

#[test]
fn subtotal_follows_from_the_rest() {
    let (order, id) = root_with_one();
    let line = order.line(id).expect("it is there");
    assert_eq!(Some(line.subtotal()), Some(Decimal::new(83_958, 2)));
}

#[test]
fn names_every_field_that_is_missing() {
    let refused = OrderLineDetails::parse(OrderLineDraft::default()).expect_err("all is missing");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    let expected = [
        ("book_id", "required"),
        ("quantity", "required"),
        ("unit_price", "required"),
    ];
    assert_eq!(found, expected);
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: OrderLineDraft) {
    let refused = OrderLineDetails::parse(draft).expect_err("it breaks a rule");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    assert_eq!(found, [(field, rule)]);
}

#[test]
fn refuses_what_breaks_a_rule() {
    refuses(
        "quantity",
        "range",
        OrderLineDraft {
            quantity: Some(0),
            ..draft()
        },
    );
    refuses(
        "quantity",
        "range",
        OrderLineDraft {
            quantity: Some(101),
            ..draft()
        },
    );
    refuses(
        "unit_price",
        "range",
        OrderLineDraft {
            unit_price: Some(Decimal::new(-1, 0)),
            ..draft()
        },
    );
}

#[test]
fn changes_with_its_root() {
    let (mut order, id) = root_with_one();
    let said = OrderLineDraft::from(order.line(id).expect("it is there"));
    drop(order.saved());
    order
        .change_line(id, details(said.clone()), stamp(2))
        .expect("it is there");
    assert_eq!(order.line(id).map(OrderLineDraft::from), Some(said));
    assert_eq!(order.audit().updated, stamp(2));
    assert_eq!(order.version(), order.stored_version().next());
    assert_eq!(order.saved(), [], "nothing changed");
}

#[test]
fn is_not_found_where_it_never_was() {
    let (mut order, _) = root_with_one();
    let unknown = OrderLineId::generate();
    assert_eq!(order.line(unknown), None);
    let changed = order.change_line(unknown, details(draft()), stamp(2));
    assert!(matches!(changed, Err(MemberError::NotFound { .. })));
    let removed = order.remove_line(unknown, stamp(2));
    assert!(matches!(removed, Err(MemberError::NotFound { .. })));
    assert_eq!(order.audit().updated, stamp(1));
}

#[test]
fn is_gone_after_it_was_removed() {
    let (mut order, id) = root_with_one();
    drop(order.saved());
    assert!(!order.parts_changed());
    order.remove_line(id, stamp(2)).expect("it is there");
    assert_eq!(order.line(id), None);
    assert_eq!(order.audit().updated, stamp(2));
    assert!(order.parts_changed());
    assert_eq!(order.saved().len(), 1);
}

#[test]
fn keeps_subtotal_is_exact() {
    let said = OrderLineDraft {
        quantity: Some(100),
        unit_price: Some(Decimal::from_i128_with_scale(
            79_228_162_514_264_337_593_543_950_335,
            0,
        )),
        ..draft()
    };
    assert_eq!(
        OrderLineDetails::check_fields(said.clone()),
        Ok(()),
        "each field is fine"
    );
    let refused = OrderLineDetails::parse(said.clone()).expect_err("a rule is broken");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    assert_eq!(found, [("unit_price", "exact")]);

    let mut within = root::draft();
    within.lines = vec![(OrderLineId::generate(), said)];
    let refused = OrderDetails::parse(within).expect_err("a rule is broken");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    assert_eq!(found, [("lines/0/unit_price", "exact")]);
}

#[test]
fn refuses_a_second_one_with_the_same_unique_values() {
    let (mut order, id) = root_with_one();
    let said = OrderLineDraft::from(order.line(id).expect("it is there"));
    let added = order.add_line(OrderLineId::generate(), details(said.clone()), stamp(2));
    assert!(matches!(added, Err(MemberError::Duplicate { .. })));

    let mut twice = root::draft();
    twice.lines = vec![
        (OrderLineId::generate(), said.clone()),
        (OrderLineId::generate(), said),
    ];
    let refused = OrderDetails::parse(twice).expect_err("they share what is unique");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    let expected = [("lines/1/book_id", "unique")];
    assert_eq!(found, expected);
}

#[test]
fn refuses_one_too_many() {
    let (mut order, _) = root_with_one();
    while order.lines().len() < 100 {
        order
            .add_line(OrderLineId::generate(), details(draft()), stamp(2))
            .expect("there is room");
    }
    let added = order.add_line(OrderLineId::generate(), details(draft()), stamp(2));
    assert!(matches!(added, Err(MemberError::Count { .. })));
}
