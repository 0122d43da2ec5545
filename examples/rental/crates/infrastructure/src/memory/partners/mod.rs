//! Aggregates of the context `partners` in memory.

mod customer;
mod vendor;

pub(crate) use customer::MemoryCustomerRepository;
pub(crate) use vendor::MemoryVendorRepository;
