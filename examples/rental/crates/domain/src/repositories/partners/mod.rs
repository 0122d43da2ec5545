//! Ports of the context `partners`.

mod customer;
mod vendor;

pub use customer::CustomerRepository;
pub use vendor::VendorRepository;
