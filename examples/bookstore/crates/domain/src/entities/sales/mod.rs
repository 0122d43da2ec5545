//! Who buys what.

mod customer;
mod order;

pub use customer::{Customer, CustomerDetails, CustomerDraft};
pub use order::{Order, OrderDetails, OrderDraft};
