//! Read models of the context `sales`.

mod customer;
mod order;
mod order_line;

pub use customer::{CustomerField, CustomerQueries, CustomerView};
pub use order::{OrderField, OrderQueries, OrderStatistics, OrderView};
pub use order_line::OrderLineView;
