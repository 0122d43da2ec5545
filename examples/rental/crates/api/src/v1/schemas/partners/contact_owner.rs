//! The value object `ContactOwner` as it is sent and received.

use application::queries::partners::ContactOwnerView;
use domain::validation::Violations;
use domain::value_objects::partners::ContactOwner;
use domain::value_objects::partners::ContactOwnerDraft;
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::input::Body;
use crate::input::Faults;
use crate::input::FromJson;
use crate::input::Input;
use crate::input::Members;
use crate::input::whole;
use crate::v1::schemas::partners::ContactOwnerTypeSchema;

/// What is said of a contact owner.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct ContactOwnerBody {
    /// What kind of owner it is.
    #[schema(value_type = ContactOwnerTypeSchema)]
    r#type: Input<String>,
    /// Its id among those of that kind.
    #[schema(value_type = Uuid, example = "018f8a52-6b1c-7c3e-9d41-2f6a7b8c9d0e")]
    id: Input<Uuid>,
}

impl Body for ContactOwnerBody {
    fn take(members: &mut Members) -> Self {
        Self {
            r#type: members.take("type"),
            id: members.take("id"),
        }
    }
}

impl ContactOwnerBody {
    fn draft(self, faults: &mut Faults) -> ContactOwnerDraft {
        let body = self;
        ContactOwnerDraft {
            r#type: faults.value("type", body.r#type),
            id: faults.value("id", body.id),
        }
    }
}

impl FromJson for ContactOwnerDraft {
    fn from_json(json: &RawValue) -> Result<Self, Violations> {
        whole(json, ContactOwnerBody::draft, ContactOwner::parse)
    }
}

/// What contacts have as their owner.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ContactOwner)]
pub(in crate::v1) struct ContactOwnerResponse {
    /// What kind of owner it is.
    #[schema(value_type = ContactOwnerTypeSchema)]
    r#type: String,
    /// Its id among those of that kind.
    #[schema(example = "018f8a52-6b1c-7c3e-9d41-2f6a7b8c9d0e")]
    id: Uuid,
}

impl From<ContactOwnerView> for ContactOwnerResponse {
    fn from(contact_owner: ContactOwnerView) -> Self {
        Self {
            r#type: contact_owner.r#type,
            id: contact_owner.id,
        }
    }
}
