//! What the context `partners` sends and receives.

mod customer;
mod vendor;

pub(in crate::v1) use customer::{CustomerBody, CustomerPatch, CustomerResponse};
pub(in crate::v1) use vendor::{VendorBody, VendorPatch, VendorResponse};
