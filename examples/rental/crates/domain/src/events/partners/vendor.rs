//! What happens to vendors.

use crate::ids::VendorId;
use crate::value_objects::Address;
use crate::value_objects::Email;
use crate::value_objects::PhoneNumber;

/// Something that happened to a vendor.
#[derive(Debug, Clone, PartialEq)]
pub enum VendorEvent {
    /// It was created.
    Created(VendorCreated),
    /// Some of what it says about itself was changed.
    Updated(VendorUpdated),
    /// It was deleted.
    Deleted(VendorDeleted),
}

/// A vendor was created.
#[derive(Debug, Clone, PartialEq)]
pub struct VendorCreated {
    /// Its identity.
    pub id: VendorId,
    /// Its name.
    pub name: String,
    /// Its email.
    pub email: Email,
    /// Its phone.
    pub phone: Option<PhoneNumber>,
    /// Its address.
    pub address: Address,
}

/// Some of what a vendor says about itself was changed.
#[derive(Debug, Clone, PartialEq)]
pub struct VendorUpdated {
    /// Its identity.
    pub id: VendorId,
    /// The names of the fields that are not as they were, one at least.
    pub changed: Vec<&'static str>,
}

/// A vendor was deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct VendorDeleted {
    /// Its identity.
    pub id: VendorId,
}

impl VendorEvent {
    /// What kind of event it is.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Created(_) => VendorCreated::NAME,
            Self::Updated(_) => VendorUpdated::NAME,
            Self::Deleted(_) => VendorDeleted::NAME,
        }
    }

    /// The version of its data.
    pub fn version(&self) -> u32 {
        match self {
            Self::Created(_) => VendorCreated::VERSION,
            Self::Updated(_) => VendorUpdated::VERSION,
            Self::Deleted(_) => VendorDeleted::VERSION,
        }
    }
}

impl VendorCreated {
    /// What such events are called.
    pub const NAME: &'static str = "partners.vendor.created";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl VendorUpdated {
    /// What such events are called.
    pub const NAME: &'static str = "partners.vendor.updated";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl VendorDeleted {
    /// What such events are called.
    pub const NAME: &'static str = "partners.vendor.deleted";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}
