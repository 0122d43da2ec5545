//! Rules of sales transaction returns, which their sales transaction keeps.

use domain::entities::sales::SalesTransaction;
use domain::entities::sales::SalesTransactionReturnDetails;
use domain::entities::sales::SalesTransactionReturnDraft;
use domain::ids::ItemId;
use domain::ids::SalesTransactionId;
use domain::ids::SalesTransactionReturnId;
use domain::members::MemberError;

use super::sales_transaction as root;
use super::sales_transaction::stamp;

pub(super) fn draft() -> SalesTransactionReturnDraft {
    SalesTransactionReturnDraft {
        item_id: Some(ItemId::generate()),
        quantity: Some(42),
        reason: Some(String::from("The quick brown fox")),
        returned_on: "2024-05-17".parse().ok(),
    }
}

fn details(draft: SalesTransactionReturnDraft) -> SalesTransactionReturnDetails {
    SalesTransactionReturnDetails::parse(draft).expect("a valid draft")
}

/// A sales transaction with one, and which it is.
fn root_with_one() -> (SalesTransaction, SalesTransactionReturnId) {
    let sales_transaction =
        SalesTransaction::create(SalesTransactionId::generate(), root::details(), stamp(1));
    let id = sales_transaction.returns()[0].id();
    (sales_transaction, id)
}

#[test]
fn names_every_field_that_is_missing() {
    let refused = SalesTransactionReturnDetails::parse(SalesTransactionReturnDraft::default())
        .expect_err("all is missing");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    let expected = [
        ("item_id", "required"),
        ("quantity", "required"),
        ("reason", "required"),
        ("returned_on", "required"),
    ];
    assert_eq!(found, expected);
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: SalesTransactionReturnDraft) {
    let refused = SalesTransactionReturnDetails::parse(draft).expect_err("it breaks a rule");
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
        SalesTransactionReturnDraft {
            quantity: Some(0),
            ..draft()
        },
    );
    refuses(
        "quantity",
        "range",
        SalesTransactionReturnDraft {
            quantity: Some(1001),
            ..draft()
        },
    );
    refuses(
        "reason",
        "length",
        SalesTransactionReturnDraft {
            reason: Some(String::new()),
            ..draft()
        },
    );
    refuses(
        "reason",
        "blank",
        SalesTransactionReturnDraft {
            reason: Some(String::from(" ")),
            ..draft()
        },
    );
    refuses(
        "reason",
        "length",
        SalesTransactionReturnDraft {
            reason: Some("x".repeat(501)),
            ..draft()
        },
    );
}

#[test]
fn changes_with_its_root() {
    let (mut sales_transaction, id) = root_with_one();
    let said =
        SalesTransactionReturnDraft::from(sales_transaction.r#return(id).expect("it is there"));
    drop(sales_transaction.saved());
    sales_transaction
        .change_return(id, details(said.clone()), stamp(2))
        .expect("it is there");
    assert_eq!(
        sales_transaction
            .r#return(id)
            .map(SalesTransactionReturnDraft::from),
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
    let unknown = SalesTransactionReturnId::generate();
    assert_eq!(sales_transaction.r#return(unknown), None);
    let changed = sales_transaction.change_return(unknown, details(draft()), stamp(2));
    assert!(matches!(changed, Err(MemberError::NotFound { .. })));
    let removed = sales_transaction.remove_return(unknown, stamp(2));
    assert!(matches!(removed, Err(MemberError::NotFound { .. })));
    assert_eq!(sales_transaction.audit().updated, stamp(1));
}

#[test]
fn is_gone_after_it_was_removed() {
    let (mut sales_transaction, id) = root_with_one();
    drop(sales_transaction.saved());
    assert!(!sales_transaction.parts_changed());
    sales_transaction
        .remove_return(id, stamp(2))
        .expect("it is there");
    assert_eq!(sales_transaction.r#return(id), None);
    assert_eq!(sales_transaction.audit().updated, stamp(2));
    assert!(sales_transaction.parts_changed());
    assert_eq!(sales_transaction.saved().len(), 1);
}

#[test]
fn refuses_one_too_many() {
    let (mut sales_transaction, _) = root_with_one();
    while sales_transaction.returns().len() < 100 {
        sales_transaction
            .add_return(
                SalesTransactionReturnId::generate(),
                details(draft()),
                stamp(2),
            )
            .expect("there is room");
    }
    let added = sales_transaction.add_return(
        SalesTransactionReturnId::generate(),
        details(draft()),
        stamp(2),
    );
    assert!(matches!(added, Err(MemberError::Count { .. })));
}
