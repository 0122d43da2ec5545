//! Repositories of the context `partners`.

mod customer;
mod vendor;

pub(crate) use customer::SqlCustomerRepository;
pub(crate) use vendor::SqlVendorRepository;
