//! Moves items from one warehouse to another, as a whole or not at all.

use std::sync::Arc;

use application::error::UseCaseError;
use application::queries::inventory::WarehouseView;
use application::use_cases::inventory::TransferStock;
use application::use_cases::inventory::TransferStockOutcome;
use application::use_cases::inventory::TransferStockUseCase;
use domain::audit::ActorId;
use domain::entities::inventory::WarehouseDraft;
use domain::ids::ItemId;
use domain::ids::WarehouseId;
use domain::services::inventory::Relocation;
use infrastructure::clock::SystemClock;
use infrastructure::memory::Memory;

use crate::fixtures::inventory::warehouse;

async fn transfer(
    memory: &Memory,
    [source_id, target_id]: [WarehouseId; 2],
    item: ItemId,
    quantity: i32,
) -> Result<TransferStockOutcome, UseCaseError> {
    let use_case = TransferStockUseCase::new(Arc::new(memory.clone()), Arc::new(SystemClock));
    let relocation = Relocation::parse(Some(item), Some(quantity)).expect("it is valid");
    let command = TransferStock {
        source_id,
        target_id,
        relocation,
        actor: ActorId::new("tester"),
    };
    use_case.execute(command).await
}

/// A warehouse that has an item, and one that has nothing.
async fn two(memory: &Memory) -> [WarehouseView; 2] {
    let full = warehouse::create(memory, warehouse::draft());
    let draft = WarehouseDraft {
        stock_levels: Vec::new(),
        ..warehouse::other_draft()
    };
    let full = full.await.expect("it is valid");
    let empty = warehouse::create(memory, draft).await.expect("it is valid");
    [full, empty]
}

async fn quantities(memory: &Memory, id: WarehouseId) -> Vec<i32> {
    let found = warehouse::use_cases(memory).get(id).await;
    let levels = found.expect("it is there").stock_levels;
    levels.iter().map(|level| level.quantity).collect()
}

#[tokio::test]
async fn both_warehouses_change_together() {
    let memory = Memory::default();
    let [full, empty] = two(&memory).await;
    let level = &full.stock_levels[0];
    let (item, all) = (level.item_id, level.quantity);
    let done = transfer(&memory, [full.id, empty.id], item, all - 1).await;
    let done = done.expect("there are enough");
    assert_eq!(done.source_version, full.version.next());
    assert_eq!(done.target_version, empty.version.next());
    assert_eq!(done.stamp.by, ActorId::new("tester"));
    assert_eq!(quantities(&memory, full.id).await, [1]);
    assert_eq!(quantities(&memory, empty.id).await, [all - 1]);
}

#[tokio::test]
async fn what_is_refused_changes_neither() {
    let memory = Memory::default();
    let [full, empty] = two(&memory).await;
    let level = &full.stock_levels[0];
    let (item, all) = (level.item_id, level.quantity);
    let refused = transfer(&memory, [full.id, empty.id], item, all + 1).await;
    assert!(matches!(refused, Err(UseCaseError::Rules(_))));
    let refused = transfer(&memory, [full.id, full.id], item, 1).await;
    assert!(matches!(refused, Err(UseCaseError::Invalid(_))));
    assert_eq!(quantities(&memory, full.id).await, [all]);
    assert!(quantities(&memory, empty.id).await.is_empty());
}

#[tokio::test]
async fn refuses_what_is_not_there() {
    let memory = Memory::default();
    let [full, _] = two(&memory).await;
    let item = full.stock_levels[0].item_id;
    let nowhere = WarehouseId::generate();
    for ends in [[full.id, nowhere], [nowhere, full.id]] {
        let refused = transfer(&memory, ends, item, 1).await;
        assert!(matches!(refused, Err(UseCaseError::NotFound { .. })));
    }
}
