//! The steps of an order from state to state.

use super::Order;
use super::OrderDetails;
use super::rules;
use crate::audit::Stamp;
use crate::events::sales::OrderCancelled;
use crate::events::sales::OrderConfirmed;
use crate::events::sales::OrderDelivered;
use crate::events::sales::OrderEvent;
use crate::events::sales::OrderShipped;
use crate::transition::TransitionError;
use crate::validation;
use crate::validation::Violations;
use crate::value_objects::sales::OrderStatus;

/// What [`cancel`](Order::cancel) has to be told, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct CancelOrderInput {
    reason: String,
}

/// What is said before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CancelOrderDraft {
    /// Its reason.
    pub reason: Option<String>,
}

impl CancelOrderInput {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: CancelOrderDraft) -> Result<Self, Violations> {
        let CancelOrderDraft { reason } = draft;
        let mut violations = Violations::default();
        let reason =
            violations.required("reason", reason, |value| validation::length(value, 1..=500));
        violations.finish(|| Some(Self { reason: reason? }))
    }

    /// Its reason.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl Order {
    /// Confirm: takes the order from `pending` to `confirmed`.
    ///
    /// # Errors
    /// Its state is another, or [`has_lines`](Self::has_lines) does not hold, or a rule would be broken.
    pub fn confirm(&mut self, stamp: Stamp) -> Result<(), TransitionError> {
        let details = self.after_confirm()?;
        let told = OrderConfirmed {
            id: self.id,
            from: self.details.status,
            to: OrderStatus::Confirmed,
        };
        self.details = details;
        self.tell(OrderEvent::Confirmed(told), stamp);
        Ok(())
    }

    /// Whether [`confirm`](Self::confirm) is possible now.
    pub fn can_confirm(&self) -> bool {
        self.after_confirm().is_ok()
    }

    /// What it says once that is done, provided that every rule is kept.
    fn after_confirm(&self) -> Result<OrderDetails, TransitionError> {
        self.check_confirm()?;
        let mut details = self.details.clone();
        details.status = OrderStatus::Confirmed;
        rules::kept(details).map_err(|broken| TransitionError::Rules {
            action: "confirm",
            state: self.details.status.as_str(),
            broken,
        })
    }

    fn check_confirm(&self) -> Result<(), TransitionError> {
        let action = "confirm";
        let state = self.details.status;
        match state {
            OrderStatus::Pending if !self.has_lines() => Err(TransitionError::Guard {
                action,
                state: state.as_str(),
                guard: "has_lines",
            }),
            OrderStatus::Pending => Ok(()),
            OrderStatus::Confirmed
            | OrderStatus::Shipped
            | OrderStatus::Delivered
            | OrderStatus::Cancelled => Err(TransitionError::State {
                action,
                state: state.as_str(),
            }),
        }
    }

    /// Ship: takes the order from `confirmed` to `shipped`.
    ///
    /// # Errors
    /// Its state is another, or a rule would be broken.
    pub fn ship(&mut self, stamp: Stamp) -> Result<(), TransitionError> {
        let details = self.after_ship()?;
        let told = OrderShipped {
            id: self.id,
            from: self.details.status,
            to: OrderStatus::Shipped,
        };
        self.details = details;
        self.tell(OrderEvent::Shipped(told), stamp);
        Ok(())
    }

    /// Whether [`ship`](Self::ship) is possible now.
    pub fn can_ship(&self) -> bool {
        self.after_ship().is_ok()
    }

    /// What it says once that is done, provided that every rule is kept.
    fn after_ship(&self) -> Result<OrderDetails, TransitionError> {
        self.check_ship()?;
        let mut details = self.details.clone();
        details.status = OrderStatus::Shipped;
        rules::kept(details).map_err(|broken| TransitionError::Rules {
            action: "ship",
            state: self.details.status.as_str(),
            broken,
        })
    }

    fn check_ship(&self) -> Result<(), TransitionError> {
        let action = "ship";
        let state = self.details.status;
        match state {
            OrderStatus::Confirmed => Ok(()),
            OrderStatus::Pending
            | OrderStatus::Shipped
            | OrderStatus::Delivered
            | OrderStatus::Cancelled => Err(TransitionError::State {
                action,
                state: state.as_str(),
            }),
        }
    }

    /// Deliver: takes the order from `shipped` to `delivered`.
    ///
    /// # Errors
    /// Its state is another, or a rule would be broken.
    pub fn deliver(&mut self, stamp: Stamp) -> Result<(), TransitionError> {
        let details = self.after_deliver()?;
        let told = OrderDelivered {
            id: self.id,
            from: self.details.status,
            to: OrderStatus::Delivered,
        };
        self.details = details;
        self.tell(OrderEvent::Delivered(told), stamp);
        Ok(())
    }

    /// Whether [`deliver`](Self::deliver) is possible now.
    pub fn can_deliver(&self) -> bool {
        self.after_deliver().is_ok()
    }

    /// What it says once that is done, provided that every rule is kept.
    fn after_deliver(&self) -> Result<OrderDetails, TransitionError> {
        self.check_deliver()?;
        let mut details = self.details.clone();
        details.status = OrderStatus::Delivered;
        rules::kept(details).map_err(|broken| TransitionError::Rules {
            action: "deliver",
            state: self.details.status.as_str(),
            broken,
        })
    }

    fn check_deliver(&self) -> Result<(), TransitionError> {
        let action = "deliver";
        let state = self.details.status;
        match state {
            OrderStatus::Shipped => Ok(()),
            OrderStatus::Pending
            | OrderStatus::Confirmed
            | OrderStatus::Delivered
            | OrderStatus::Cancelled => Err(TransitionError::State {
                action,
                state: state.as_str(),
            }),
        }
    }

    /// Cancel: takes the order from `pending` or `confirmed` to `cancelled`.
    ///
    /// # Errors
    /// Its state is another, or a rule would be broken.
    pub fn cancel(&mut self, input: CancelOrderInput, stamp: Stamp) -> Result<(), TransitionError> {
        let details = self.after_cancel()?;
        let told = OrderCancelled {
            id: self.id,
            from: self.details.status,
            to: OrderStatus::Cancelled,
            input,
        };
        self.details = details;
        self.tell(OrderEvent::Cancelled(told), stamp);
        Ok(())
    }

    /// Whether [`cancel`](Self::cancel) is possible now.
    pub fn can_cancel(&self) -> bool {
        self.after_cancel().is_ok()
    }

    /// What it says once that is done, provided that every rule is kept.
    fn after_cancel(&self) -> Result<OrderDetails, TransitionError> {
        self.check_cancel()?;
        let mut details = self.details.clone();
        details.status = OrderStatus::Cancelled;
        rules::kept(details).map_err(|broken| TransitionError::Rules {
            action: "cancel",
            state: self.details.status.as_str(),
            broken,
        })
    }

    fn check_cancel(&self) -> Result<(), TransitionError> {
        let action = "cancel";
        let state = self.details.status;
        match state {
            OrderStatus::Pending | OrderStatus::Confirmed => Ok(()),
            OrderStatus::Shipped | OrderStatus::Delivered | OrderStatus::Cancelled => {
                Err(TransitionError::State {
                    action,
                    state: state.as_str(),
                })
            }
        }
    }
}
