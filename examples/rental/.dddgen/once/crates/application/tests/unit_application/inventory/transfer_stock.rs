//! Moves items from one warehouse to another, as a whole or not at all.

use std::sync::Arc;

use application::error::UseCaseError;
use application::use_cases::inventory::TransferStock;
use application::use_cases::inventory::TransferStockUseCase;
use domain::audit::ActorId;
use domain::ids::WarehouseId;
use infrastructure::clock::SystemClock;
use infrastructure::memory::Memory;

use crate::fixtures::inventory::warehouse;

fn use_case(memory: &Memory) -> TransferStockUseCase {
    TransferStockUseCase::new(Arc::new(memory.clone()), Arc::new(SystemClock))
}

#[tokio::test]
async fn says_what_it_worked_on() {
    let memory = Memory::default();
    let warehouse = warehouse::create(&memory, warehouse::draft())
        .await
        .expect("it is valid");
    let command = TransferStock {
        warehouse_id: warehouse.id,
        actor: ActorId::new("tester"),
    };
    let outcome = use_case(&memory)
        .execute(command)
        .await
        .expect("all are there");
    assert_eq!(outcome.warehouse_id, warehouse.id);
    assert_eq!(outcome.warehouse_version, warehouse.version);
    assert_eq!(outcome.stamp.by, ActorId::new("tester"));
}

#[tokio::test]
async fn refuses_what_is_not_there() {
    let command = TransferStock {
        warehouse_id: WarehouseId::generate(),
        actor: ActorId::new("tester"),
    };
    let refused = use_case(&Memory::default()).execute(command).await;
    assert!(matches!(refused, Err(UseCaseError::NotFound { .. })));
}
