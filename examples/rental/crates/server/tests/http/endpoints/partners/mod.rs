//! The context `partners` over HTTP.

pub(crate) mod contact;
pub(crate) mod customer;
pub(crate) mod vendor;
