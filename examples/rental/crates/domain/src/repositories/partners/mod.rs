//! Ports of the context `partners`.

mod contact;
mod customer;
mod vendor;

pub use contact::ContactRepository;
pub use customer::CustomerRepository;
pub use vendor::VendorRepository;
