//! Who we do business with.

mod contact;
mod customer;
mod vendor;

pub use contact::{Contact, ContactDetails, ContactDraft};
pub use customer::{Customer, CustomerDetails, CustomerDraft};
pub use vendor::{Vendor, VendorDetails, VendorDraft};
