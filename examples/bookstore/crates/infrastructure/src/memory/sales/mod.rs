//! Aggregates of the context `sales` in memory.

mod customer;
mod order;

pub(crate) use customer::MemoryCustomerRepository;
pub(crate) use order::MemoryOrderRepository;
