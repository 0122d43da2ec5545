//! What happens to customers.

use crate::ids::CustomerId;
use crate::value_objects::Email;
use crate::value_objects::PhoneNumber;

/// Something that happened to a customer.
#[derive(Debug, Clone, PartialEq)]
pub enum CustomerEvent {
    /// It was created.
    Created(CustomerCreated),
    /// Some of what it says about itself was changed.
    Updated(CustomerUpdated),
    /// It was deleted.
    Deleted(CustomerDeleted),
}

/// A customer was created.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerCreated {
    /// Its identity.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
    /// Its email.
    pub email: Email,
    /// Its phone.
    pub phone: Option<PhoneNumber>,
    /// Whether `newsletter` is set.
    pub newsletter: bool,
}

/// Some of what a customer says about itself was changed.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerUpdated {
    /// Its identity.
    pub id: CustomerId,
    /// The names of the fields that are not as they were, one at least.
    pub changed: Vec<&'static str>,
}

/// A customer was deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerDeleted {
    /// Its identity.
    pub id: CustomerId,
}

impl CustomerEvent {
    /// What kind of event it is.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Created(_) => CustomerCreated::NAME,
            Self::Updated(_) => CustomerUpdated::NAME,
            Self::Deleted(_) => CustomerDeleted::NAME,
        }
    }

    /// The version of its data.
    pub fn version(&self) -> u32 {
        match self {
            Self::Created(_) => CustomerCreated::VERSION,
            Self::Updated(_) => CustomerUpdated::VERSION,
            Self::Deleted(_) => CustomerDeleted::VERSION,
        }
    }
}

impl CustomerCreated {
    /// What such events are called.
    pub const NAME: &'static str = "sales.customer.created";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl CustomerUpdated {
    /// What such events are called.
    pub const NAME: &'static str = "sales.customer.updated";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl CustomerDeleted {
    /// What such events are called.
    pub const NAME: &'static str = "sales.customer.deleted";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}
