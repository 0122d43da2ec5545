//! Events of the context `sales`.

mod customer;
mod order;

pub use customer::CustomerCreated;
pub use customer::CustomerDeleted;
pub use customer::CustomerEvent;
pub use customer::CustomerUpdated;
pub use order::OrderCancelled;
pub use order::OrderConfirmed;
pub use order::OrderCreated;
pub use order::OrderDeleted;
pub use order::OrderDelivered;
pub use order::OrderEvent;
pub use order::OrderShipped;
pub use order::OrderUpdated;
