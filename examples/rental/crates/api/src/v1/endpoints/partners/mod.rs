//! Endpoints of the context `partners`.

pub(in crate::v1) mod contact;
pub(in crate::v1) mod customer;
pub(in crate::v1) mod vendor;
