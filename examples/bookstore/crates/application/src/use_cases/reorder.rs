//! Orders what an earlier order was for once more, at the prices of today.

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::entities::sales::Order;
use domain::entities::sales::OrderDetails;
use domain::entities::sales::OrderDraft;
use domain::entities::sales::OrderLine;
use domain::entities::sales::OrderLineDraft;
use domain::ids::OrderId;
use domain::ids::OrderLineId;

use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::queries::sales::OrderView;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reorder {
    /// The earlier order.
    pub order_id: OrderId,
    /// Who asks.
    pub actor: ActorId,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReorderOutcome {
    /// The new order.
    pub order: OrderView,
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

    /// Does it, as a whole or not at all. The new order is pending.
    ///
    /// # Errors
    /// The earlier order or one of its books is not there, or the store fails.
    pub async fn execute(&self, command: Reorder) -> Result<ReorderOutcome, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.orders().find(command.order_id).await?;
        let earlier = found.ok_or_else(|| not_found("order", command.order_id))?;
        let ids: Vec<_> = earlier.lines().iter().map(OrderLine::book_id).collect();
        let books = unit_of_work.books().find_all(&ids).await?;
        let mut lines = Vec::with_capacity(books.len());
        for (line, book) in earlier.lines().iter().zip(books) {
            let book = book.ok_or_else(|| not_found("book", line.book_id()))?;
            let draft = OrderLineDraft {
                book_id: Some(book.id()),
                quantity: Some(line.quantity()),
                unit_price: Some(book.price()),
            };
            lines.push((OrderLineId::generate(), draft));
        }
        let stamp = Stamp {
            at: self.clock.now(),
            by: command.actor,
        };
        let details = OrderDetails::parse(OrderDraft {
            customer_id: Some(earlier.customer_id()),
            placed_at: Some(stamp.at),
            lines,
            ..OrderDraft::default()
        })?;
        let mut order = Order::create(OrderId::generate(), details, stamp);
        unit_of_work.orders().add(&mut order).await?;
        unit_of_work.commit().await?;
        Ok(ReorderOutcome {
            order: OrderView::from(&order),
        })
    }
}

fn not_found(entity: &'static str, id: impl ToString) -> UseCaseError {
    UseCaseError::NotFound {
        entity,
        id: id.to_string(),
    }
}
