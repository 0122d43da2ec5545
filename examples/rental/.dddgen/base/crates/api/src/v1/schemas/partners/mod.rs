//! What the context `partners` sends and receives.

mod contact;
mod contact_owner;
mod contact_owner_type;
mod customer;
mod vendor;

pub(in crate::v1) use contact::{ContactBody, ContactPatch, ContactResponse};
pub(in crate::v1) use contact_owner::ContactOwnerBody;
pub(in crate::v1) use contact_owner::ContactOwnerResponse;
pub(in crate::v1) use contact_owner_type::ContactOwnerTypeSchema;
pub(in crate::v1) use customer::{CustomerBody, CustomerPatch, CustomerResponse};
pub(in crate::v1) use vendor::{VendorBody, VendorPatch, VendorResponse};
