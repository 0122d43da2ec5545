//! Reads of the context `sales`.

mod customer;
mod order;

pub use customer::SqlCustomerQueries;
pub use order::SqlOrderQueries;
