//! Read models of the context `partners`.

mod customer;
mod vendor;

pub use customer::{CustomerField, CustomerQueries, CustomerView};
pub use vendor::{VendorField, VendorQueries, VendorView};
