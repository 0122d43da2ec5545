//! The context `partners` over HTTP.

pub(crate) mod customer;
pub(crate) mod vendor;
