//! Events of the context `partners`.

mod contact;
mod customer;
mod vendor;

pub use contact::ContactCreated;
pub use contact::ContactDeleted;
pub use contact::ContactEvent;
pub use contact::ContactUpdated;
pub use customer::CustomerCreated;
pub use customer::CustomerDeleted;
pub use customer::CustomerEvent;
pub use customer::CustomerUpdated;
pub use vendor::VendorCreated;
pub use vendor::VendorDeleted;
pub use vendor::VendorEvent;
pub use vendor::VendorUpdated;
