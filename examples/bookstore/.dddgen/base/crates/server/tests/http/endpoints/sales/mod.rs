//! The context `sales` over HTTP.

pub(crate) mod customer;
pub(crate) mod order;
pub(crate) mod order_line;
