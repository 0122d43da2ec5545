//! Orders what an earlier order was for once more, at the prices of today.

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::ids::BookId;
use domain::ids::OrderId;

use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reorder {
    /// Which order.
    pub order_id: OrderId,
    /// Which book.
    pub book_id: BookId,
    /// Who asks.
    pub actor: ActorId,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReorderOutcome {
    /// Which order.
    pub order_id: OrderId,
    /// The version of the order in the end.
    pub order_version: Version,
    /// Which book.
    pub book_id: BookId,
    /// The version of the book in the end.
    pub book_version: Version,
    /// Who did it, and when.
    pub stamp: Stamp,
}

/// Orders what an earlier order was for once more, at the prices of today.
#[derive(Clone)]
pub struct ReorderUseCase {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    clock: Arc<dyn Clock>,
}

impl ReorderUseCase {
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
    pub async fn execute(&self, command: Reorder) -> Result<ReorderOutcome, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.orders().find(command.order_id).await?;
        let order = found.ok_or_else(|| not_found("order", command.order_id))?;
        let found = unit_of_work.books().find(command.book_id).await?;
        let book = found.ok_or_else(|| not_found("book", command.book_id))?;
        let stamp = Stamp {
            at: self.clock.now(),
            by: command.actor,
        };
        // What is changed here is saved here, by the repositories of this unit of work.
        unit_of_work.commit().await?;
        Ok(ReorderOutcome {
            order_id: order.id(),
            order_version: order.version(),
            book_id: book.id(),
            book_version: book.version(),
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
