//! Aggregates of the context `partners` in memory.

mod contact;
mod customer;
mod vendor;

pub(crate) use contact::MemoryContactRepository;
pub(crate) use customer::MemoryCustomerRepository;
pub(crate) use vendor::MemoryVendorRepository;
