//! Value objects of the context `sales`.

mod order_status;

pub use order_status::OrderStatus;
