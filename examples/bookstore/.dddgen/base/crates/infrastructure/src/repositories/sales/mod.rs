//! Repositories of the context `sales`.

mod customer;
mod order;

pub(crate) use customer::SqlCustomerRepository;
pub(crate) use order::SqlOrderRepository;
