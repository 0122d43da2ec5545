//! The steps of orders from state to state.

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::sales::CancelOrderInput;
use domain::entities::sales::Order;
use domain::ids::OrderId;
use domain::transition::TransitionError;

use super::OrderUseCases;
use super::not_found;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::queries::sales::OrderView;

/// Asks for the step [`confirm`](OrderUseCases::confirm).
#[derive(Debug, Clone, PartialEq)]
pub struct ConfirmOrder {
    /// Which one.
    pub id: OrderId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks for the step [`ship`](OrderUseCases::ship).
#[derive(Debug, Clone, PartialEq)]
pub struct ShipOrder {
    /// Which one.
    pub id: OrderId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks for the step [`deliver`](OrderUseCases::deliver).
#[derive(Debug, Clone, PartialEq)]
pub struct DeliverOrder {
    /// Which one.
    pub id: OrderId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks for the step [`cancel`](OrderUseCases::cancel).
#[derive(Debug, Clone, PartialEq)]
pub struct CancelOrder {
    /// Which one.
    pub id: OrderId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What the caller says.
    pub input: CancelOrderInput,
    /// Who asks.
    pub actor: ActorId,
}

impl OrderUseCases {
    /// Confirm: takes the order from `pending` to `confirmed`.
    ///
    /// # Errors
    /// There is none, its version is another, its state does not allow it, a rule would be broken, or the store fails.
    pub async fn confirm(&self, command: ConfirmOrder) -> Result<OrderView, UseCaseError> {
        let ConfirmOrder {
            id,
            expected,
            actor,
        } = command;
        self.step(id, expected, actor, Order::confirm).await
    }

    /// Ship: takes the order from `confirmed` to `shipped`.
    ///
    /// # Errors
    /// There is none, its version is another, its state does not allow it, a rule would be broken, or the store fails.
    pub async fn ship(&self, command: ShipOrder) -> Result<OrderView, UseCaseError> {
        let ShipOrder {
            id,
            expected,
            actor,
        } = command;
        self.step(id, expected, actor, Order::ship).await
    }

    /// Deliver: takes the order from `shipped` to `delivered`.
    ///
    /// # Errors
    /// There is none, its version is another, its state does not allow it, a rule would be broken, or the store fails.
    pub async fn deliver(&self, command: DeliverOrder) -> Result<OrderView, UseCaseError> {
        let DeliverOrder {
            id,
            expected,
            actor,
        } = command;
        self.step(id, expected, actor, Order::deliver).await
    }

    /// Cancel: takes the order from `pending` or `confirmed` to `cancelled`.
    ///
    /// # Errors
    /// There is none, its version is another, its state does not allow it, a rule would be broken, or the store fails.
    pub async fn cancel(&self, command: CancelOrder) -> Result<OrderView, UseCaseError> {
        let CancelOrder {
            id,
            expected,
            input,
            actor,
        } = command;
        self.step(id, expected, actor, |order, stamp| {
            order.cancel(input, stamp)
        })
        .await
    }

    async fn step(
        &self,
        id: OrderId,
        expected: Option<Vec<Version>>,
        actor: ActorId,
        step: impl FnOnce(&mut Order, Stamp) -> Result<(), TransitionError> + Send,
    ) -> Result<OrderView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.orders().find(id).await?;
        let mut order = found.ok_or_else(|| not_found(id))?;
        expect_version(expected.as_deref(), order.version())?;
        step(&mut order, self.stamp(actor))?;
        unit_of_work.orders().save(&mut order).await?;
        unit_of_work.commit().await?;
        Ok(OrderView::from(&order))
    }
}
