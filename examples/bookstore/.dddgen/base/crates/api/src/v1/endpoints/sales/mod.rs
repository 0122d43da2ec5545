//! Endpoints of the context `sales`.

pub(in crate::v1) mod customer;
pub(in crate::v1) mod order;
pub(in crate::v1) mod order_line;
