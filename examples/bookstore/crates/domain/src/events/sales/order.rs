//! What happens to orders.

use chrono::DateTime;
use chrono::Utc;

use crate::entities::sales::CancelOrderInput;
use crate::ids::CustomerId;
use crate::ids::OrderId;
use crate::value_objects::sales::OrderStatus;

/// Something that happened to an order.
#[derive(Debug, Clone, PartialEq)]
pub enum OrderEvent {
    /// It was created.
    Created(OrderCreated),
    /// Some of what it says about itself was changed.
    Updated(OrderUpdated),
    /// It was deleted.
    Deleted(OrderDeleted),
    /// Confirm: takes the order from `pending` to `confirmed`.
    Confirmed(OrderConfirmed),
    /// Ship: takes the order from `confirmed` to `shipped`.
    Shipped(OrderShipped),
    /// Deliver: takes the order from `shipped` to `delivered`.
    Delivered(OrderDelivered),
    /// Cancel: takes the order from `pending` or `confirmed` to `cancelled`.
    Cancelled(OrderCancelled),
}

/// An order was created.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderCreated {
    /// Its identity.
    pub id: OrderId,
    /// Its customer, by id.
    pub customer_id: CustomerId,
    /// When it was placed.
    pub placed_at: DateTime<Utc>,
    /// Its status.
    pub status: OrderStatus,
    /// Its note.
    pub note: Option<String>,
}

/// Some of what an order says about itself was changed.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderUpdated {
    /// Its identity.
    pub id: OrderId,
    /// The names of the fields that are not as they were, one at least.
    pub changed: Vec<&'static str>,
}

/// An order was deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderDeleted {
    /// Its identity.
    pub id: OrderId,
}

/// An order was confirmed.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderConfirmed {
    /// Its identity.
    pub id: OrderId,
    /// The state before.
    pub from: OrderStatus,
    /// The state since then.
    pub to: OrderStatus,
}

/// An order was shipped.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderShipped {
    /// Its identity.
    pub id: OrderId,
    /// The state before.
    pub from: OrderStatus,
    /// The state since then.
    pub to: OrderStatus,
}

/// An order was delivered.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderDelivered {
    /// Its identity.
    pub id: OrderId,
    /// The state before.
    pub from: OrderStatus,
    /// The state since then.
    pub to: OrderStatus,
}

/// An order was cancelled.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderCancelled {
    /// Its identity.
    pub id: OrderId,
    /// The state before.
    pub from: OrderStatus,
    /// The state since then.
    pub to: OrderStatus,
    /// What was said with it.
    pub input: CancelOrderInput,
}

impl OrderEvent {
    /// What kind of event it is.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Created(_) => OrderCreated::NAME,
            Self::Updated(_) => OrderUpdated::NAME,
            Self::Deleted(_) => OrderDeleted::NAME,
            Self::Confirmed(_) => OrderConfirmed::NAME,
            Self::Shipped(_) => OrderShipped::NAME,
            Self::Delivered(_) => OrderDelivered::NAME,
            Self::Cancelled(_) => OrderCancelled::NAME,
        }
    }

    /// The version of its data.
    pub fn version(&self) -> u32 {
        match self {
            Self::Created(_) => OrderCreated::VERSION,
            Self::Updated(_) => OrderUpdated::VERSION,
            Self::Deleted(_) => OrderDeleted::VERSION,
            Self::Confirmed(_) => OrderConfirmed::VERSION,
            Self::Shipped(_) => OrderShipped::VERSION,
            Self::Delivered(_) => OrderDelivered::VERSION,
            Self::Cancelled(_) => OrderCancelled::VERSION,
        }
    }
}

impl OrderCreated {
    /// What such events are called.
    pub const NAME: &'static str = "sales.order.created";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl OrderUpdated {
    /// What such events are called.
    pub const NAME: &'static str = "sales.order.updated";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl OrderDeleted {
    /// What such events are called.
    pub const NAME: &'static str = "sales.order.deleted";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl OrderConfirmed {
    /// What such events are called.
    pub const NAME: &'static str = "sales.order.confirmed";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl OrderShipped {
    /// What such events are called.
    pub const NAME: &'static str = "sales.order.shipped";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl OrderDelivered {
    /// What such events are called.
    pub const NAME: &'static str = "sales.order.delivered";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl OrderCancelled {
    /// What such events are called.
    pub const NAME: &'static str = "sales.order.cancelled";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}
