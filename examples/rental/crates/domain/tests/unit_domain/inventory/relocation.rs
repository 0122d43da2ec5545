//! Relocation, a service of the domain.

use domain::entities::inventory::Warehouse;
use domain::entities::inventory::WarehouseDetails;
use domain::entities::inventory::WarehouseDraft;
use domain::entities::inventory::WarehouseStockDraft;
use domain::ids::ItemId;
use domain::ids::WarehouseId;
use domain::ids::WarehouseStockId;
use domain::members::MemberError;
use domain::services::inventory::Relocation;

use crate::inventory::warehouse;

/// A warehouse with so many of each item.
fn with(stock: &[(ItemId, i32)]) -> Warehouse {
    let levels = stock.iter().map(|(item_id, quantity)| {
        let draft = WarehouseStockDraft {
            item_id: Some(*item_id),
            quantity: Some(*quantity),
        };
        (WarehouseStockId::generate(), draft)
    });
    let draft = WarehouseDraft {
        stock_levels: levels.collect(),
        ..WarehouseDraft::from(&Warehouse::create(
            WarehouseId::generate(),
            warehouse::details(),
            warehouse::stamp(0),
        ))
    };
    let details = WarehouseDetails::parse(draft).expect("a valid draft");
    Warehouse::create(WarehouseId::generate(), details, warehouse::stamp(1))
}

fn stock(warehouse: &Warehouse) -> Vec<(ItemId, i32)> {
    let levels = warehouse.stock_levels().iter();
    levels
        .map(|level| (level.item_id(), level.quantity()))
        .collect()
}

fn relocation(item: ItemId, quantity: i32) -> Relocation {
    Relocation::parse(Some(item), Some(quantity)).expect("it is valid")
}

#[test]
fn what_one_loses_the_other_gets() {
    let (drill, saw) = (ItemId::generate(), ItemId::generate());
    let mut source = with(&[(drill, 5), (saw, 2)]);
    let mut target = with(&[(saw, 7)]);
    let stamp = warehouse::stamp(2);
    for (item, quantity) in [(drill, 3), (saw, 2), (drill, 2)] {
        let moved = relocation(item, quantity).apply(&mut source, &mut target, &stamp);
        moved.expect("there are enough");
    }
    assert_eq!(stock(&source), [(drill, 0), (saw, 0)]);
    assert_eq!(stock(&target), [(saw, 9), (drill, 5)]);
    assert_eq!(source.audit().updated, stamp);
    assert_eq!(target.audit().updated, stamp);
}

#[test]
fn refuses_more_than_there_is_and_changes_neither() {
    let (drill, saw) = (ItemId::generate(), ItemId::generate());
    let (mut source, mut target) = (with(&[(drill, 5)]), with(&[]));
    for (item, quantity, message) in [
        (drill, 6, "is more than the 5 that are there"),
        (saw, 1, "is more than the 0 that are there"),
    ] {
        let before = (source.clone(), target.clone());
        let refused =
            relocation(item, quantity).apply(&mut source, &mut target, &warehouse::stamp(2));
        let Err(MemberError::Rules(violations)) = refused else {
            panic!("{refused:?}");
        };
        let found: Vec<_> = violations.iter().collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].field, "quantity");
        assert_eq!(found[0].invalid.message, message);
        assert_eq!((source.clone(), target.clone()), before);
    }
}

#[test]
fn refuses_what_the_target_has_no_room_for_and_changes_neither() {
    let drill = ItemId::generate();
    let (mut source, mut target) = (with(&[(drill, 1)]), with(&[(drill, 1_000_000)]));
    let before = (source.clone(), target.clone());
    let refused = relocation(drill, 1).apply(&mut source, &mut target, &warehouse::stamp(2));
    assert!(matches!(refused, Err(MemberError::Invalid(_))));
    assert_eq!((source, target), before);
}

#[test]
fn moves_at_least_one() {
    let rules = |item, quantity| match Relocation::parse(item, quantity) {
        Ok(_) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|found| (found.field.clone(), found.invalid.rule))
            .collect(),
    };
    let violation = |field: &str, rule| (field.to_owned(), rule);
    let item = Some(ItemId::generate());
    assert_eq!(rules(item, Some(1)), []);
    assert_eq!(rules(item, Some(0)), [violation("quantity", "range")]);
    assert_eq!(
        rules(None, None),
        [
            violation("item_id", "required"),
            violation("quantity", "required")
        ]
    );
}
