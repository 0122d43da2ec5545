//! Read models of the context `partners`.

mod contact;
mod contact_owner;
mod customer;
mod vendor;

pub use contact::{ContactField, ContactQueries, ContactView};
pub use contact_owner::ContactOwnerView;
pub use customer::{CustomerField, CustomerQueries, CustomerView};
pub use vendor::{VendorField, VendorQueries, VendorView};
