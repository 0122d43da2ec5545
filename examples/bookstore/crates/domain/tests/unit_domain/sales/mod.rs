//! Rules of the context `sales`.

pub(crate) mod customer;
pub(crate) mod order;
pub(crate) mod order_line;
