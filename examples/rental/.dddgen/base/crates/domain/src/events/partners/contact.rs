//! What happens to contacts.

use crate::ids::ContactId;
use crate::value_objects::Email;
use crate::value_objects::PhoneNumber;
use crate::value_objects::partners::ContactOwner;

/// Something that happened to a contact.
#[derive(Debug, Clone, PartialEq)]
pub enum ContactEvent {
    /// It was created.
    Created(ContactCreated),
    /// Some of what it says about itself was changed.
    Updated(ContactUpdated),
    /// It was deleted.
    Deleted(ContactDeleted),
}

/// A contact was created.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactCreated {
    /// Its identity.
    pub id: ContactId,
    /// The partner whose contact it is.
    pub owner: ContactOwner,
    /// Its label.
    pub label: String,
    /// Its name.
    pub name: String,
    /// Its email.
    pub email: Option<Email>,
    /// Its phone.
    pub phone: Option<PhoneNumber>,
}

/// Some of what a contact says about itself was changed.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactUpdated {
    /// Its identity.
    pub id: ContactId,
    /// The names of the fields that are not as they were, one at least.
    pub changed: Vec<&'static str>,
}

/// A contact was deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactDeleted {
    /// Its identity.
    pub id: ContactId,
}

impl ContactEvent {
    /// What kind of event it is.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Created(_) => ContactCreated::NAME,
            Self::Updated(_) => ContactUpdated::NAME,
            Self::Deleted(_) => ContactDeleted::NAME,
        }
    }

    /// The version of its data.
    pub fn version(&self) -> u32 {
        match self {
            Self::Created(_) => ContactCreated::VERSION,
            Self::Updated(_) => ContactUpdated::VERSION,
            Self::Deleted(_) => ContactDeleted::VERSION,
        }
    }
}

impl ContactCreated {
    /// What such events are called.
    pub const NAME: &'static str = "partners.contact.created";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl ContactUpdated {
    /// What such events are called.
    pub const NAME: &'static str = "partners.contact.updated";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl ContactDeleted {
    /// What such events are called.
    pub const NAME: &'static str = "partners.contact.deleted";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}
