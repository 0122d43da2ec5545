//! Who we do business with.

mod customer;
mod vendor;

pub use customer::{Customer, CustomerDetails, CustomerDraft};
pub use vendor::{Vendor, VendorDetails, VendorDraft};
