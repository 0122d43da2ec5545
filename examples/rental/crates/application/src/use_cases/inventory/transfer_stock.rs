//! Moves items from one warehouse to another, as a whole or not at all.

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::ids::WarehouseId;
use domain::services::inventory::Relocation;
use domain::validation::Invalid;
use domain::validation::Violations;

use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct TransferStock {
    /// Where the items are.
    pub source_id: WarehouseId,
    /// Where they go.
    pub target_id: WarehouseId,
    /// What moves.
    pub relocation: Relocation,
    /// Who asks.
    pub actor: ActorId,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct TransferStockOutcome {
    /// Where the items were.
    pub source_id: WarehouseId,
    /// The version of that warehouse in the end.
    pub source_version: Version,
    /// Where they are now.
    pub target_id: WarehouseId,
    /// The version of that warehouse in the end.
    pub target_version: Version,
    /// Who did it, and when.
    pub stamp: Stamp,
}

/// Moves items from one warehouse to another, as a whole or not at all.
#[derive(Clone)]
pub struct TransferStockUseCase {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    clock: Arc<dyn Clock>,
}

impl TransferStockUseCase {
    /// The use case on top of these ports.
    pub fn new(unit_of_work: Arc<dyn UnitOfWorkFactory>, clock: Arc<dyn Clock>) -> Self {
        Self {
            unit_of_work,
            clock,
        }
    }

    /// Does it, as a whole or not at all.
    ///
    /// # Errors
    /// Both are one warehouse, one of them is not there, the source has too few of the items, the
    /// target has no room for them, someone else changed one of them at the same time, or the
    /// store fails.
    pub async fn execute(
        &self,
        command: TransferStock,
    ) -> Result<TransferStockOutcome, UseCaseError> {
        let TransferStock {
            source_id,
            target_id,
            relocation,
            actor,
        } = command;
        expect_two(source_id, target_id)?;
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.warehouses().find(source_id).await?;
        let mut source = found.ok_or_else(|| not_found(source_id))?;
        let found = unit_of_work.warehouses().find(target_id).await?;
        let mut target = found.ok_or_else(|| not_found(target_id))?;
        let stamp = Stamp {
            at: self.clock.now(),
            by: actor,
        };
        relocation.apply(&mut source, &mut target, &stamp)?;
        // Always in one order, so that two transfers in opposite directions do not wait for each
        // other.
        let mut both = [&mut source, &mut target];
        both.sort_by_key(|warehouse| warehouse.id());
        for warehouse in both {
            unit_of_work.warehouses().save(warehouse).await?;
        }
        unit_of_work.commit().await?;
        Ok(TransferStockOutcome {
            source_id,
            source_version: source.version(),
            target_id,
            target_version: target.version(),
            stamp,
        })
    }
}

fn expect_two(source: WarehouseId, target: WarehouseId) -> Result<(), Violations> {
    let mut violations = Violations::default();
    if source == target {
        let invalid = Invalid::new("self", "must be another warehouse than the source");
        violations.add("target_id", invalid);
    }
    violations.finish(|| Some(()))
}

fn not_found(id: WarehouseId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "warehouse",
        id: id.to_string(),
    }
}
