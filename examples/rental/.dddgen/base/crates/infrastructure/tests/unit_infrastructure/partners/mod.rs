//! The contract of the context `partners`.

pub(crate) mod contact;
pub(crate) mod customer;
pub(crate) mod vendor;
