//! Value objects of the context `partners`.

mod contact_owner;
mod contact_owner_type;

pub use contact_owner::{ContactOwner, ContactOwnerDraft};
pub use contact_owner_type::ContactOwnerType;
