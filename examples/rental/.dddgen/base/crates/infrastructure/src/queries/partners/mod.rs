//! Reads of the context `partners`.

pub(crate) mod customer;
pub(crate) mod vendor;

pub use customer::SqlCustomerQueries;
pub use vendor::SqlVendorQueries;
