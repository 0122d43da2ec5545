//! Customers as they are sent and received.

use application::queries::partners::CustomerView;
use application::use_cases::partners::CustomerChanges;
use chrono::DateTime;
use chrono::Utc;
use domain::entities::partners::CustomerDetails;
use domain::entities::partners::CustomerDraft;
use domain::validation::Violations;
use domain::value_objects::AddressDraft;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;
use crate::response::Resource;
use crate::v1::schemas::AddressBody;
use crate::v1::schemas::AddressResponse;

/// All that a customer says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct CustomerBody {
    /// Its name.
    #[schema(value_type = String, min_length = 1, max_length = 120, example = "Grace Hopper")]
    name: Input<String>,
    /// Its email.
    #[schema(value_type = Option<String>, format = "email", example = "ada@example.com")]
    email: Input<String>,
    /// Its phone.
    #[schema(value_type = Option<String>, example = "+14155550132")]
    phone: Input<String>,
    /// Its address.
    #[schema(value_type = Option<AddressBody>)]
    address: Input<AddressDraft>,
}

/// What changes about a customer: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct CustomerPatch {
    /// Its name.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 120, example = "Grace Hopper")]
    name: Input<String>,
    /// Its email.
    #[schema(value_type = Option<String>, format = "email", example = "ada@example.com")]
    email: Input<String>,
    /// Its phone.
    #[schema(value_type = Option<String>, example = "+14155550132")]
    phone: Input<String>,
    /// Its address.
    #[schema(value_type = Option<AddressBody>)]
    address: Input<AddressDraft>,
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
    #[schema(required = true, format = "email", example = "ada@example.com")]
    email: Option<String>,
    /// Its phone.
    #[schema(required = true, example = "+14155550132")]
    phone: Option<String>,
    /// Its address.
    #[schema(value_type = Option<AddressResponse>, required = true)]
    address: Option<AddressResponse>,
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
            address: members.take("address"),
        }
    }
}

impl Body for CustomerPatch {
    fn take(members: &mut Members) -> Self {
        Self {
            name: members.take("name"),
            email: members.take("email"),
            phone: members.take("phone"),
            address: members.take("address"),
        }
    }
}

impl TryFrom<CustomerBody> for CustomerDetails {
    type Error = Violations;

    fn try_from(body: CustomerBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = CustomerDraft {
            name: faults.value("name", body.name),
            email: faults.nullable("email", body.email),
            phone: faults.nullable("phone", body.phone),
            address: faults.nullable("address", body.address),
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
            email: faults.nullable_change("email", patch.email),
            phone: faults.nullable_change("phone", patch.phone),
            address: faults.nullable_change("address", patch.address),
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
            address: customer.address.map(Into::into),
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
