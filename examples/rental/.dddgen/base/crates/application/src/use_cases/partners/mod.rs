//! Use cases of the context `partners`.

mod contact;
mod customer;
mod vendor;

pub use contact::{
    ContactChanges, ContactUseCases, CreateContact, DeleteContact, PatchContact, ReplaceContact,
};
pub use customer::{
    CreateCustomer, CustomerChanges, CustomerUseCases, DeleteCustomer, PatchCustomer,
    ReplaceCustomer,
};
pub use vendor::{
    CreateVendor, DeleteVendor, PatchVendor, ReplaceVendor, VendorChanges, VendorUseCases,
};
