//! Ports of the context `sales`.

mod customer;
mod order;

pub use customer::CustomerRepository;
pub use order::OrderRepository;
