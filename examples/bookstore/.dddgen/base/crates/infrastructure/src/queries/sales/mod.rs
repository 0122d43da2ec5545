//! Reads of the context `sales`.

pub(crate) mod customer;
pub(crate) mod order;

pub use customer::SqlCustomerQueries;
pub use order::SqlOrderQueries;
