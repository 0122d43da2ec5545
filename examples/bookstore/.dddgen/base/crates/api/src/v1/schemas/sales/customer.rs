//! Customers as they are sent and received.

use application::queries::sales::CustomerView;
use application::use_cases::sales::CustomerChanges;
use chrono::DateTime;
use chrono::Utc;
use domain::entities::sales::CustomerDetails;
use domain::entities::sales::CustomerDraft;
use domain::validation::Violations;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;
use crate::response::Resource;

/// All that a customer says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct CustomerBody {
    /// Its name.
    #[schema(value_type = String, min_length = 1, max_length = 120, example = "Grace Hopper")]
    name: Input<String>,
    /// Its email.
    #[schema(value_type = String, format = "email", example = "ada@example.com")]
    email: Input<String>,
    /// Its phone.
    #[schema(value_type = Option<String>, example = "+14155550132")]
    phone: Input<String>,
    /// Whether `newsletter` is set.
    #[schema(value_type = bool, required = false, default = false, example = true)]
    newsletter: Input<bool>,
}

/// What changes about a customer: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct CustomerPatch {
    /// Its name.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 120, example = "Grace Hopper")]
    name: Input<String>,
    /// Its email.
    #[schema(value_type = String, required = false, format = "email", example = "ada@example.com")]
    email: Input<String>,
    /// Its phone.
    #[schema(value_type = Option<String>, example = "+14155550132")]
    phone: Input<String>,
    /// Whether `newsletter` is set.
    #[schema(value_type = bool, required = false, example = true)]
    newsletter: Input<bool>,
}

/// A customer as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct CustomerResponse {
    /// Its identity.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// Its name.
    #[schema(example = "Grace Hopper")]
    name: String,
    /// Its email.
    #[schema(format = "email", example = "ada@example.com")]
    email: String,
    /// Its phone.
    #[schema(required = true, example = "+14155550132")]
    phone: Option<String>,
    /// Whether `newsletter` is set.
    #[schema(example = true)]
    newsletter: bool,
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

impl Body for CustomerBody {
    fn take(members: &mut Members) -> Self {
        Self {
            name: members.take("name"),
            email: members.take("email"),
            phone: members.take("phone"),
            newsletter: members.take("newsletter"),
        }
    }
}

impl Body for CustomerPatch {
    fn take(members: &mut Members) -> Self {
        Self {
            name: members.take("name"),
            email: members.take("email"),
            phone: members.take("phone"),
            newsletter: members.take("newsletter"),
        }
    }
}

impl TryFrom<CustomerBody> for CustomerDetails {
    type Error = Violations;

    fn try_from(body: CustomerBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = CustomerDraft {
            name: faults.value("name", body.name),
            email: faults.value("email", body.email),
            phone: faults.nullable("phone", body.phone),
            newsletter: faults.value("newsletter", body.newsletter),
        };
        faults.whole(Self::parse(draft))
    }
}

impl TryFrom<CustomerPatch> for CustomerChanges {
    type Error = Violations;

    fn try_from(patch: CustomerPatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            name: faults.change("name", patch.name),
            email: faults.change("email", patch.email),
            phone: faults.nullable_change("phone", patch.phone),
            newsletter: faults.change("newsletter", patch.newsletter),
        };
        let parsed = CustomerDetails::parse(changes.clone().over(CustomerDraft::default()));
        faults.partial(changes, parsed)
    }
}

impl From<CustomerView> for CustomerResponse {
    fn from(customer: CustomerView) -> Self {
        Self {
            id: customer.id.into(),
            name: customer.name,
            email: customer.email,
            phone: customer.phone,
            newsletter: customer.newsletter,
            version: customer.version.number(),
            created_at: customer.audit.created.at,
            created_by: customer.audit.created.by.as_str().to_owned(),
            updated_at: customer.audit.updated.at,
            updated_by: customer.audit.updated.by.as_str().to_owned(),
        }
    }
}

impl Resource for CustomerResponse {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}
