//! Rows of the context `sales`.

pub(crate) mod customer;
pub(crate) mod order;
