//! Repositories of the context `partners`.

mod contact;
mod customer;
mod vendor;

pub(crate) use contact::SqlContactRepository;
pub(crate) use customer::SqlCustomerRepository;
pub(crate) use vendor::SqlVendorRepository;
