//! Read models of the context `sales`.

mod customer;
mod order;

pub use customer::{CustomerField, CustomerQueries, CustomerView};
pub use order::{OrderField, OrderQueries, OrderStatistics, OrderView};
