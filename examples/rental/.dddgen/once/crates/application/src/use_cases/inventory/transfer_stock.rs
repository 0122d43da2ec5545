//! Moves items from one warehouse to another, as a whole or not at all.

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::ids::WarehouseId;

use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct TransferStock {
    /// Which warehouse.
    pub warehouse_id: WarehouseId,
    /// Who asks.
    pub actor: ActorId,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct TransferStockOutcome {
    /// Which warehouse.
    pub warehouse_id: WarehouseId,
    /// The version of the warehouse in the end.
    pub warehouse_version: Version,
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
    /// One of them is not there, or the store fails.
    pub async fn execute(
        &self,
        command: TransferStock,
    ) -> Result<TransferStockOutcome, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.warehouses().find(command.warehouse_id).await?;
        let warehouse = found.ok_or_else(|| not_found("warehouse", command.warehouse_id))?;
        let stamp = Stamp {
            at: self.clock.now(),
            by: command.actor,
        };
        // What is changed here is saved here, by the repositories of this unit of work.
        unit_of_work.commit().await?;
        Ok(TransferStockOutcome {
            warehouse_id: warehouse.id(),
            warehouse_version: warehouse.version(),
            stamp,
        })
    }
}

fn not_found(entity: &'static str, id: impl ToString) -> UseCaseError {
    UseCaseError::NotFound {
        entity,
        id: id.to_string(),
    }
}
