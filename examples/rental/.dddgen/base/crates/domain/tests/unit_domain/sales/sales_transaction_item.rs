//! Rules of sales transaction items, which their sales transaction keeps.

use domain::entities::sales::SalesTransaction;
use domain::entities::sales::SalesTransactionDetails;
use domain::entities::sales::SalesTransactionItemDetails;
use domain::entities::sales::SalesTransactionItemDraft;
use domain::ids::ItemId;
use domain::ids::SalesTransactionId;
use domain::ids::SalesTransactionItemId;
use domain::members::MemberError;
use rust_decimal::Decimal;

use super::sales_transaction as root;
use super::sales_transaction::stamp;

pub(super) fn draft() -> SalesTransactionItemDraft {
    SalesTransactionItemDraft {
        item_id: Some(ItemId::generate()),
        quantity: Some(42),
        unit_price: Some(Decimal::new(1999, 2)),
    }
}

fn details(draft: SalesTransactionItemDraft) -> SalesTransactionItemDetails {
    SalesTransactionItemDetails::parse(draft).expect("a valid draft")
}

/// A sales transaction with one, and which it is.
fn root_with_one() -> (SalesTransaction, SalesTransactionItemId) {
    let sales_transaction =
        SalesTransaction::create(SalesTransactionId::generate(), root::details(), stamp(1));
    let id = sales_transaction.items()[0].id();
    (sales_transaction, id)
}

#[test]
fn amount_follows_from_the_rest() {
    let (sales_transaction, id) = root_with_one();
    let the_item = sales_transaction.item(id).expect("it is there");
    assert_eq!(Some(the_item.amount()), Some(Decimal::new(83_958, 2)));
}

#[test]
fn names_every_field_that_is_missing() {
    let refused = SalesTransactionItemDetails::parse(SalesTransactionItemDraft::default())
        .expect_err("all is missing");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    let expected = [
        ("item_id", "required"),
        ("quantity", "required"),
        ("unit_price", "required"),
    ];
    assert_eq!(found, expected);
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: SalesTransactionItemDraft) {
    let refused = SalesTransactionItemDetails::parse(draft).expect_err("it breaks a rule");
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
        SalesTransactionItemDraft {
            quantity: Some(0),
            ..draft()
        },
    );
    refuses(
        "quantity",
        "range",
        SalesTransactionItemDraft {
            quantity: Some(1001),
            ..draft()
        },
    );
    refuses(
        "unit_price",
        "range",
        SalesTransactionItemDraft {
            unit_price: Some(Decimal::new(-1, 0)),
            ..draft()
        },
    );
}

#[test]
fn changes_with_its_root() {
    let (mut sales_transaction, id) = root_with_one();
    let said = SalesTransactionItemDraft::from(sales_transaction.item(id).expect("it is there"));
    drop(sales_transaction.saved());
    sales_transaction
        .change_item(id, details(said.clone()), stamp(2))
        .expect("it is there");
    assert_eq!(
        sales_transaction
            .item(id)
            .map(SalesTransactionItemDraft::from),
        Some(said)
    );
    assert_eq!(sales_transaction.audit().updated, stamp(2));
    assert_eq!(
        sales_transaction.version(),
        sales_transaction.stored_version().next()
    );
    assert_eq!(sales_transaction.saved(), [], "nothing changed");
}

#[test]
fn is_not_found_where_it_never_was() {
    let (mut sales_transaction, _) = root_with_one();
    let unknown = SalesTransactionItemId::generate();
    assert_eq!(sales_transaction.item(unknown), None);
    let changed = sales_transaction.change_item(unknown, details(draft()), stamp(2));
    assert!(matches!(changed, Err(MemberError::NotFound { .. })));
    let removed = sales_transaction.remove_item(unknown, stamp(2));
    assert!(matches!(removed, Err(MemberError::NotFound { .. })));
    assert_eq!(sales_transaction.audit().updated, stamp(1));
}

#[test]
fn is_gone_after_it_was_removed() {
    let (mut sales_transaction, id) = root_with_one();
    drop(sales_transaction.saved());
    assert!(!sales_transaction.parts_changed());
    sales_transaction
        .remove_item(id, stamp(2))
        .expect("it is there");
    assert_eq!(sales_transaction.item(id), None);
    assert_eq!(sales_transaction.audit().updated, stamp(2));
    assert!(sales_transaction.parts_changed());
    assert_eq!(sales_transaction.saved().len(), 1);
}

#[test]
fn keeps_amount_is_exact() {
    let said = SalesTransactionItemDraft {
        quantity: Some(1000),
        unit_price: Some(Decimal::from_i128_with_scale(
            79_228_162_514_264_337_593_543_950_335,
            0,
        )),
        ..draft()
    };
    assert_eq!(
        SalesTransactionItemDetails::check_fields(said.clone()),
        Ok(()),
        "each field is fine"
    );
    let refused = SalesTransactionItemDetails::parse(said.clone()).expect_err("a rule is broken");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    assert_eq!(found, [("unit_price", "exact")]);

    let mut within = root::draft();
    within.items = vec![(SalesTransactionItemId::generate(), said)];
    let refused = SalesTransactionDetails::parse(within).expect_err("a rule is broken");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    assert_eq!(found, [("items/0/unit_price", "exact")]);
}

#[test]
fn refuses_a_second_one_with_the_same_unique_values() {
    let (mut sales_transaction, id) = root_with_one();
    let said = SalesTransactionItemDraft::from(sales_transaction.item(id).expect("it is there"));
    let added = sales_transaction.add_item(
        SalesTransactionItemId::generate(),
        details(said.clone()),
        stamp(2),
    );
    assert!(matches!(added, Err(MemberError::Duplicate { .. })));

    let mut twice = root::draft();
    twice.items = vec![
        (SalesTransactionItemId::generate(), said.clone()),
        (SalesTransactionItemId::generate(), said),
    ];
    let refused = SalesTransactionDetails::parse(twice).expect_err("they share what is unique");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    let expected = [("items/1/item_id", "unique")];
    assert_eq!(found, expected);
}

#[test]
fn refuses_one_too_many() {
    let (mut sales_transaction, _) = root_with_one();
    while sales_transaction.items().len() < 100 {
        sales_transaction
            .add_item(
                SalesTransactionItemId::generate(),
                details(draft()),
                stamp(2),
            )
            .expect("there is room");
    }
    let added = sales_transaction.add_item(
        SalesTransactionItemId::generate(),
        details(draft()),
        stamp(2),
    );
    assert!(matches!(added, Err(MemberError::Count { .. })));
}
