//! Use cases of the context `partners`.

mod customer;
mod vendor;

pub use customer::{
    CreateCustomer, CustomerChanges, CustomerUseCases, DeleteCustomer, PatchCustomer,
    ReplaceCustomer,
};
pub use vendor::{
    CreateVendor, DeleteVendor, PatchVendor, ReplaceVendor, VendorChanges, VendorUseCases,
};
