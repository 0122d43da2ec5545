//! How the value object `ContactOwner` is read.

use domain::value_objects::partners::ContactOwner;
use uuid::Uuid;

/// A contact owner as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactOwnerView {
    /// What kind of owner it is.
    pub r#type: String,
    /// Its id among those of that kind.
    pub id: Uuid,
}

impl From<&ContactOwner> for ContactOwnerView {
    fn from(contact_owner: &ContactOwner) -> Self {
        Self {
            r#type: contact_owner.r#type().as_str().to_owned(),
            id: contact_owner.id(),
        }
    }
}
