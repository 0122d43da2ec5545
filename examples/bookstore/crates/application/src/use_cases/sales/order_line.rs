//! What can be done with order lines, each time through their order.

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::sales::Order;
use domain::entities::sales::OrderLineDetails;
use domain::entities::sales::OrderLineDraft;
use domain::ids::BookId;
use domain::ids::OrderId;
use domain::ids::OrderLineId;
use rust_decimal::Decimal;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::member::Versioned;
use crate::member::seen_from;
use crate::queries::sales::OrderLineView;
use crate::queries::sales::OrderQueries;
use crate::queries::sales::OrderView;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks to add an order line.
#[derive(Debug, Clone, PartialEq)]
pub struct AddOrderLine {
    /// The order that gets it.
    pub root: OrderId,
    /// The versions that the order may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says about itself.
    pub details: OrderLineDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to replace all that an order line says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplaceOrderLine {
    /// Its order.
    pub root: OrderId,
    /// Which one.
    pub id: OrderLineId,
    /// The versions that the order may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says from now on.
    pub details: OrderLineDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what an order line says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchOrderLine {
    /// Its order.
    pub root: OrderId,
    /// Which one.
    pub id: OrderLineId,
    /// The versions that the order may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What changes.
    pub changes: OrderLineChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to remove an order line.
#[derive(Debug, Clone, PartialEq)]
pub struct RemoveOrderLine {
    /// Its order.
    pub root: OrderId,
    /// Which one.
    pub id: OrderLineId,
    /// The versions that the order may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of an order line, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OrderLineChanges {
    /// Its book, by id.
    pub book_id: FieldChange<BookId>,
    /// Its quantity.
    pub quantity: FieldChange<i32>,
    /// Its unit price.
    pub unit_price: FieldChange<Decimal>,
}

impl OrderLineChanges {
    /// The draft after the changes.
    pub fn over(self, draft: OrderLineDraft) -> OrderLineDraft {
        OrderLineDraft {
            book_id: self.book_id.over(draft.book_id),
            quantity: self.quantity.over(draft.quantity),
            unit_price: self.unit_price.over(draft.unit_price),
        }
    }
}

/// All that can be done with order lines.
#[derive(Clone)]
pub struct OrderLineUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn OrderQueries>,
    clock: Arc<dyn Clock>,
}

impl OrderLineUseCases {
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

    /// The lines of an order.
    ///
    /// # Errors
    /// There is no such order, or the store fails.
    pub async fn list(&self, root: OrderId) -> Result<Versioned<Vec<OrderLineView>>, UseCaseError> {
        let found = self
            .queries
            .find(root)
            .await?
            .ok_or_else(|| root_not_found(root))?;
        Ok(Versioned {
            item: found.lines,
            version: found.version,
        })
    }

    /// The order line with `id`.
    ///
    /// # Errors
    /// There is no such order or order line, or the store fails.
    pub async fn get(
        &self,
        root: OrderId,
        id: OrderLineId,
    ) -> Result<Versioned<OrderLineView>, UseCaseError> {
        let found = self
            .queries
            .find(root)
            .await?
            .ok_or_else(|| root_not_found(root))?;
        shown(found, id)
    }

    /// Adds an order line, after all others.
    ///
    /// # Errors
    /// There is no such order, its version is another, it refuses the
    /// order line, a reference leads nowhere, or the store fails.
    pub async fn add(
        &self,
        command: AddOrderLine,
    ) -> Result<Versioned<OrderLineView>, UseCaseError> {
        let AddOrderLine {
            root,
            expected,
            details,
            actor,
        } = command;
        let id = OrderLineId::generate();
        let changed = self
            .change(root, expected, id, |order| {
                Ok(order.add_line(id, details, self.stamp(actor))?)
            })
            .await?;
        shown(changed, id)
    }

    /// Replaces all that an order line says about itself.
    ///
    /// # Errors
    /// There is none, or those of [`add`](Self::add).
    pub async fn replace(
        &self,
        command: ReplaceOrderLine,
    ) -> Result<Versioned<OrderLineView>, UseCaseError> {
        let ReplaceOrderLine {
            root,
            id,
            expected,
            details,
            actor,
        } = command;
        let changed = self
            .change(root, expected, id, |order| {
                Ok(order.change_line(id, details, self.stamp(actor))?)
            })
            .await?;
        shown(changed, id)
    }

    /// Changes some of what an order line says about itself.
    ///
    /// # Errors
    /// The result breaks rules, or those of [`replace`](Self::replace).
    pub async fn patch(
        &self,
        command: PatchOrderLine,
    ) -> Result<Versioned<OrderLineView>, UseCaseError> {
        let PatchOrderLine {
            root,
            id,
            expected,
            changes,
            actor,
        } = command;
        let changed = self
            .change(root, expected, id, |order| {
                let line = order.line(id).ok_or_else(|| not_found(id))?;
                let details = OrderLineDetails::parse(changes.over(OrderLineDraft::from(line)))?;
                Ok(order.change_line(id, details, self.stamp(actor))?)
            })
            .await?;
        shown(changed, id)
    }

    /// Removes an order line; returns the version of its order without it.
    ///
    /// # Errors
    /// There is none, the version is another, the order cannot be without it, or the store
    /// fails.
    pub async fn remove(&self, command: RemoveOrderLine) -> Result<Version, UseCaseError> {
        let RemoveOrderLine {
            root,
            id,
            expected,
            actor,
        } = command;
        let changed = self
            .change(root, expected, id, |order| {
                Ok(order.remove_line(id, self.stamp(actor))?)
            })
            .await?;
        Ok(changed.version)
    }

    async fn change(
        &self,
        id: OrderId,
        expected: Option<Vec<Version>>,
        line_id: OrderLineId,
        change: impl FnOnce(&mut Order) -> Result<(), UseCaseError> + Send,
    ) -> Result<OrderView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.orders().find(id).await?;
        let mut order = found.ok_or_else(|| root_not_found(id))?;
        expect_version(expected.as_deref(), order.version())?;
        change(&mut order)?;
        let saved = unit_of_work.orders().save(&mut order).await;
        saved.map_err(|error| {
            let mut lines = order.lines().iter();
            let index = lines.position(|line| line.id() == line_id);
            seen_from("lines", index, error)
        })?;
        unit_of_work.commit().await?;
        Ok(OrderView::from(&order))
    }

    fn stamp(&self, by: ActorId) -> Stamp {
        Stamp {
            at: self.clock.now(),
            by,
        }
    }
}

fn shown(root: OrderView, id: OrderLineId) -> Result<Versioned<OrderLineView>, UseCaseError> {
    let mut lines = root.lines.into_iter();
    let found = lines.find(|line| line.id == id);
    Ok(Versioned {
        item: found.ok_or_else(|| not_found(id))?,
        version: root.version,
    })
}

fn not_found(id: OrderLineId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "order line",
        id: id.to_string(),
    }
}

fn root_not_found(id: OrderId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "order",
        id: id.to_string(),
    }
}
