//! Reads of the context `partners`.

pub(crate) mod contact;
pub(crate) mod customer;
pub(crate) mod vendor;

pub use contact::SqlContactQueries;
pub use customer::SqlCustomerQueries;
pub use vendor::SqlVendorQueries;
