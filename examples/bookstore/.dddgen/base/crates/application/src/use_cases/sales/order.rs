//! What can be done with orders.

mod transitions;

use std::sync::Arc;

use chrono::DateTime;
use chrono::Utc;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::sales::Order;
use domain::entities::sales::OrderDetails;
use domain::entities::sales::OrderDraft;
use domain::ids::CustomerId;
use domain::ids::OrderId;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::sales::OrderField;
use crate::queries::sales::OrderQueries;
use crate::queries::sales::OrderStatistics;
use crate::queries::sales::OrderView;
use crate::unit_of_work::UnitOfWorkFactory;

pub use transitions::CancelOrder;
pub use transitions::ConfirmOrder;
pub use transitions::DeliverOrder;
pub use transitions::ShipOrder;

/// Asks for a new order.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateOrder {
    /// What it says about itself.
    pub details: OrderDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what an order says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchOrder {
    /// Which one.
    pub id: OrderId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What changes.
    pub changes: OrderChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to delete an order.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteOrder {
    /// Which one.
    pub id: OrderId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of an order, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OrderChanges {
    /// Its customer, by id.
    pub customer_id: FieldChange<CustomerId>,
    /// When it was placed.
    pub placed_at: FieldChange<DateTime<Utc>>,
    /// Its status.
    pub status: FieldChange<String>,
    /// Its note.
    pub note: FieldChange<String>,
}

impl OrderChanges {
    /// The draft after the changes.
    pub fn over(self, draft: OrderDraft) -> OrderDraft {
        OrderDraft {
            customer_id: self.customer_id.over(draft.customer_id),
            placed_at: self.placed_at.over(draft.placed_at),
            status: self.status.over(draft.status),
            note: self.note.over(draft.note),
            lines: draft.lines,
        }
    }
}

/// All that can be done with orders.
#[derive(Clone)]
pub struct OrderUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn OrderQueries>,
    clock: Arc<dyn Clock>,
}

impl OrderUseCases {
    /// The use cases on top of these ports.
    pub fn new(
        unit_of_work: Arc<dyn UnitOfWorkFactory>,
        queries: Arc<dyn OrderQueries>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            unit_of_work,
            queries,
            clock,
        }
    }

    /// The order with `id`.
    ///
    /// # Errors
    /// There is none, or the store fails.
    pub async fn get(&self, id: OrderId) -> Result<OrderView, UseCaseError> {
        self.queries.find(id).await?.ok_or_else(|| not_found(id))
    }

    /// A page of orders.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn list(&self, query: &Query<OrderField>) -> Result<Page<OrderView>, UseCaseError> {
        Ok(self.queries.list(query).await?)
    }

    /// What the numbers of orders amount to.
    ///
    /// # Errors
    /// A sum has more digits than a decimal holds, or the store fails.
    pub async fn statistics(
        &self,
        query: &Query<OrderField>,
    ) -> Result<OrderStatistics, UseCaseError> {
        Ok(self.queries.statistics(query).await?)
    }

    /// Creates an order.
    ///
    /// # Errors
    /// A unique value is taken, a reference leads nowhere, or the store fails.
    pub async fn create(&self, command: CreateOrder) -> Result<OrderView, UseCaseError> {
        let stamp = self.stamp(command.actor);
        let mut order = Order::create(OrderId::generate(), command.details, stamp);
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.orders().add(&mut order).await?;
        unit_of_work.commit().await?;
        Ok(OrderView::from(&order))
    }

    /// Creates many orders, or none.
    ///
    /// # Errors
    /// Those of [`create`](Self::create), as [`UseCaseError::Item`].
    pub async fn create_all(
        &self,
        commands: Vec<CreateOrder>,
    ) -> Result<Vec<OrderView>, UseCaseError> {
        let created = commands.into_iter().map(|command| {
            let stamp = self.stamp(command.actor);
            Order::create(OrderId::generate(), command.details, stamp)
        });
        let mut created: Vec<_> = created.collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.orders().add_all(&mut created).await?;
        unit_of_work.commit().await?;
        Ok(created.iter().map(OrderView::from).collect())
    }

    /// Changes some of what many orders say about themselves, or nothing.
    ///
    /// # Errors
    /// Those of [`patch`](Self::patch), as [`UseCaseError::Item`].
    pub async fn patch_all(
        &self,
        commands: Vec<PatchOrder>,
    ) -> Result<Vec<OrderView>, UseCaseError> {
        let ids: Vec<_> = commands.iter().map(|command| command.id).collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.orders().find_all(&ids).await?;
        let mut patched = Vec::with_capacity(found.len());
        for (index, (found, command)) in found.into_iter().zip(commands).enumerate() {
            let order = self.patched(found, command);
            patched.push(order.map_err(UseCaseError::item(index))?);
        }
        unit_of_work.orders().save_all(&mut patched).await?;
        unit_of_work.commit().await?;
        Ok(patched.iter().map(OrderView::from).collect())
    }

    fn patched(&self, found: Option<Order>, command: PatchOrder) -> Result<Order, UseCaseError> {
        let mut order = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), order.version())?;
        let draft = command.changes.over(OrderDraft::from(&order));
        let details = OrderDetails::parse(draft)?;
        order.revise(details, self.stamp(command.actor))?;
        Ok(order)
    }

    /// Changes some of what an order says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create) for what it would
    /// say then.
    pub async fn patch(&self, command: PatchOrder) -> Result<OrderView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.orders().find(command.id).await?;
        let mut order = self.patched(found, command)?;
        unit_of_work.orders().save(&mut order).await?;
        unit_of_work.commit().await?;
        Ok(OrderView::from(&order))
    }

    /// Deletes an order.
    ///
    /// # Errors
    /// There is none, its version is another, others refer to it, or the store fails.
    pub async fn delete(&self, command: DeleteOrder) -> Result<(), UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.orders().find(command.id).await?;
        let mut order = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), order.version())?;
        order.delete(self.stamp(command.actor));
        unit_of_work.orders().remove(&mut order).await?;
        Ok(unit_of_work.commit().await?)
    }

    fn stamp(&self, by: ActorId) -> Stamp {
        Stamp {
            at: self.clock.now(),
            by,
        }
    }
}

fn not_found(id: OrderId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "order",
        id: id.to_string(),
    }
}
