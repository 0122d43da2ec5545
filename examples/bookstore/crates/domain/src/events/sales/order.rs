//! What happens to orders.

use chrono::DateTime;
use chrono::Utc;

use crate::ids::BookId;
use crate::ids::CustomerId;
use crate::ids::OrderId;

/// Something that happened to an order.
#[derive(Debug, Clone, PartialEq)]
pub enum OrderEvent {
    /// It was created.
    Created(OrderCreated),
    /// Some of what it says about itself was changed.
    Updated(OrderUpdated),
    /// It was deleted.
    Deleted(OrderDeleted),
}

/// An order was created.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderCreated {
    /// Its identity.
    pub id: OrderId,
    /// Its customer, by id.
    pub customer_id: CustomerId,
    /// Its book, by id.
    pub book_id: BookId,
    /// Its quantity.
    pub quantity: i32,
    /// When it was placed.
    pub placed_at: DateTime<Utc>,
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

impl OrderEvent {
    /// What kind of event it is.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Created(_) => OrderCreated::NAME,
            Self::Updated(_) => OrderUpdated::NAME,
            Self::Deleted(_) => OrderDeleted::NAME,
        }
    }

    /// The version of its data.
    pub fn version(&self) -> u32 {
        match self {
            Self::Created(_) => OrderCreated::VERSION,
            Self::Updated(_) => OrderUpdated::VERSION,
            Self::Deleted(_) => OrderDeleted::VERSION,
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
