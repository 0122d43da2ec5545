//! Contacts as they are sent and received.

use application::queries::partners::ContactView;
use application::use_cases::partners::ContactChanges;
use chrono::DateTime;
use chrono::Utc;
use domain::entities::partners::ContactDetails;
use domain::entities::partners::ContactDraft;
use domain::validation::Violations;
use domain::value_objects::partners::ContactOwnerDraft;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;
use crate::response::Resource;
use crate::v1::schemas::partners::ContactOwnerBody;
use crate::v1::schemas::partners::ContactOwnerResponse;

/// All that a contact says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct ContactBody {
    /// The partner whose contact it is.
    #[schema(value_type = ContactOwnerBody)]
    owner: Input<ContactOwnerDraft>,
    /// Its label.
    #[schema(value_type = String, min_length = 1, max_length = 50, example = "Front desk")]
    label: Input<String>,
    /// Its name.
    #[schema(value_type = String, min_length = 1, max_length = 120, example = "Alan Turing")]
    name: Input<String>,
    /// Its email.
    #[schema(value_type = Option<String>, format = "email", example = "ada@example.com")]
    email: Input<String>,
    /// Its phone.
    #[schema(value_type = Option<String>, example = "+14155550132")]
    phone: Input<String>,
}

/// What changes about a contact: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct ContactPatch {
    /// The partner whose contact it is.
    #[schema(value_type = ContactOwnerBody, required = false)]
    owner: Input<ContactOwnerDraft>,
    /// Its label.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 50, example = "Front desk")]
    label: Input<String>,
    /// Its name.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 120, example = "Alan Turing")]
    name: Input<String>,
    /// Its email.
    #[schema(value_type = Option<String>, format = "email", example = "ada@example.com")]
    email: Input<String>,
    /// Its phone.
    #[schema(value_type = Option<String>, example = "+14155550132")]
    phone: Input<String>,
}

/// A contact as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct ContactResponse {
    /// Its identity.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// The partner whose contact it is.
    #[schema(value_type = ContactOwnerResponse)]
    owner: ContactOwnerResponse,
    /// Its label.
    #[schema(example = "Front desk")]
    label: String,
    /// Its name.
    #[schema(example = "Alan Turing")]
    name: String,
    /// Its email.
    #[schema(required = true, format = "email", example = "ada@example.com")]
    email: Option<String>,
    /// Its phone.
    #[schema(required = true, example = "+14155550132")]
    phone: Option<String>,
    /// How often it was written.
    #[schema(example = 1)]
    version: i64,
    /// When it was created.
    created_at: DateTime<Utc>,
    /// Who created it.
    #[schema(example = "system")]
    created_by: String,
    /// When it was last changed.
    updated_at: DateTime<Utc>,
    /// Who changed it last.
    #[schema(example = "system")]
    updated_by: String,
}

impl Body for ContactBody {
    fn take(members: &mut Members) -> Self {
        Self {
            owner: members.take("owner"),
            label: members.take("label"),
            name: members.take("name"),
            email: members.take("email"),
            phone: members.take("phone"),
        }
    }
}

impl Body for ContactPatch {
    fn take(members: &mut Members) -> Self {
        Self {
            owner: members.take("owner"),
            label: members.take("label"),
            name: members.take("name"),
            email: members.take("email"),
            phone: members.take("phone"),
        }
    }
}

impl TryFrom<ContactBody> for ContactDetails {
    type Error = Violations;

    fn try_from(body: ContactBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = ContactDraft {
            owner: faults.value("owner", body.owner),
            label: faults.value("label", body.label),
            name: faults.value("name", body.name),
            email: faults.nullable("email", body.email),
            phone: faults.nullable("phone", body.phone),
        };
        faults.whole(Self::parse(draft))
    }
}

impl TryFrom<ContactPatch> for ContactChanges {
    type Error = Violations;

    fn try_from(patch: ContactPatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            owner: faults.change("owner", patch.owner),
            label: faults.change("label", patch.label),
            name: faults.change("name", patch.name),
            email: faults.nullable_change("email", patch.email),
            phone: faults.nullable_change("phone", patch.phone),
        };
        let parsed = ContactDetails::parse(changes.clone().over(ContactDraft::default()));
        faults.partial(changes, parsed)
    }
}

impl From<ContactView> for ContactResponse {
    fn from(contact: ContactView) -> Self {
        Self {
            id: contact.id.into(),
            owner: contact.owner.into(),
            label: contact.label,
            name: contact.name,
            email: contact.email,
            phone: contact.phone,
            version: contact.version.number(),
            created_at: contact.audit.created.at,
            created_by: contact.audit.created.by.as_str().to_owned(),
            updated_at: contact.audit.updated.at,
            updated_by: contact.audit.updated.by.as_str().to_owned(),
        }
    }
}

impl Resource for ContactResponse {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}
