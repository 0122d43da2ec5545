//! Rules of warehouse stocks, which their warehouse keeps.

use domain::entities::inventory::Warehouse;
use domain::entities::inventory::WarehouseDetails;
use domain::entities::inventory::WarehouseStockDetails;
use domain::entities::inventory::WarehouseStockDraft;
use domain::ids::ItemId;
use domain::ids::WarehouseId;
use domain::ids::WarehouseStockId;
use domain::members::MemberError;

use super::warehouse as root;
use super::warehouse::stamp;

pub(super) fn draft() -> WarehouseStockDraft {
    WarehouseStockDraft {
        item_id: Some(ItemId::generate()),
        quantity: Some(42),
    }
}

fn details(draft: WarehouseStockDraft) -> WarehouseStockDetails {
    WarehouseStockDetails::parse(draft).expect("a valid draft")
}

/// A warehouse with one, and which it is.
fn root_with_one() -> (Warehouse, WarehouseStockId) {
    let warehouse = Warehouse::create(WarehouseId::generate(), root::details(), stamp(1));
    let id = warehouse.stock_levels()[0].id();
    (warehouse, id)
}

#[test]
fn names_every_field_that_is_missing() {
    let refused =
        WarehouseStockDetails::parse(WarehouseStockDraft::default()).expect_err("all is missing");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    let expected = [("item_id", "required"), ("quantity", "required")];
    assert_eq!(found, expected);
}

#[track_caller]
fn refuses(field: &str, rule: &'static str, draft: WarehouseStockDraft) {
    let refused = WarehouseStockDetails::parse(draft).expect_err("it breaks a rule");
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
        WarehouseStockDraft {
            quantity: Some(-1),
            ..draft()
        },
    );
    refuses(
        "quantity",
        "range",
        WarehouseStockDraft {
            quantity: Some(1_000_001),
            ..draft()
        },
    );
}

#[test]
fn changes_with_its_root() {
    let (mut warehouse, id) = root_with_one();
    let said = WarehouseStockDraft::from(warehouse.stock(id).expect("it is there"));
    drop(warehouse.saved());
    warehouse
        .change_stock(id, details(said.clone()), stamp(2))
        .expect("it is there");
    assert_eq!(
        warehouse.stock(id).map(WarehouseStockDraft::from),
        Some(said)
    );
    assert_eq!(warehouse.audit().updated, stamp(2));
    assert_eq!(warehouse.version(), warehouse.stored_version().next());
    assert_eq!(warehouse.saved(), [], "nothing changed");
}

#[test]
fn is_not_found_where_it_never_was() {
    let (mut warehouse, _) = root_with_one();
    let unknown = WarehouseStockId::generate();
    assert_eq!(warehouse.stock(unknown), None);
    let changed = warehouse.change_stock(unknown, details(draft()), stamp(2));
    assert!(matches!(changed, Err(MemberError::NotFound { .. })));
    let removed = warehouse.remove_stock(unknown, stamp(2));
    assert!(matches!(removed, Err(MemberError::NotFound { .. })));
    assert_eq!(warehouse.audit().updated, stamp(1));
}

#[test]
fn is_gone_after_it_was_removed() {
    let (mut warehouse, id) = root_with_one();
    drop(warehouse.saved());
    assert!(!warehouse.parts_changed());
    warehouse.remove_stock(id, stamp(2)).expect("it is there");
    assert_eq!(warehouse.stock(id), None);
    assert_eq!(warehouse.audit().updated, stamp(2));
    assert!(warehouse.parts_changed());
    assert_eq!(warehouse.saved().len(), 1);
}

#[test]
fn refuses_a_second_one_with_the_same_unique_values() {
    let (mut warehouse, id) = root_with_one();
    let said = WarehouseStockDraft::from(warehouse.stock(id).expect("it is there"));
    let added = warehouse.add_stock(
        WarehouseStockId::generate(),
        details(said.clone()),
        stamp(2),
    );
    assert!(matches!(added, Err(MemberError::Duplicate { .. })));

    let mut twice = root::draft();
    twice.stock_levels = vec![
        (WarehouseStockId::generate(), said.clone()),
        (WarehouseStockId::generate(), said),
    ];
    let refused = WarehouseDetails::parse(twice).expect_err("they share what is unique");
    let found: Vec<_> = refused
        .iter()
        .map(|found| (found.field.as_str(), found.invalid.rule))
        .collect();
    let expected = [("stock_levels/1/item_id", "unique")];
    assert_eq!(found, expected);
}
