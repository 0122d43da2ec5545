//! Vendors as they are sent and received.

use application::queries::partners::VendorView;
use application::use_cases::partners::VendorChanges;
use chrono::DateTime;
use chrono::Utc;
use domain::entities::partners::VendorDetails;
use domain::entities::partners::VendorDraft;
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

/// All that a vendor says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct VendorBody {
    /// Its name.
    #[schema(value_type = String, min_length = 1, max_length = 120, example = "Acme Tools")]
    name: Input<String>,
    /// Its email.
    #[schema(value_type = String, format = "email", example = "ada@example.com")]
    email: Input<String>,
    /// Its phone.
    #[schema(value_type = Option<String>, example = "+14155550132")]
    phone: Input<String>,
    /// Its address.
    #[schema(value_type = AddressBody)]
    address: Input<AddressDraft>,
}

/// What changes about a vendor: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct VendorPatch {
    /// Its name.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 120, example = "Acme Tools")]
    name: Input<String>,
    /// Its email.
    #[schema(value_type = String, required = false, format = "email", example = "ada@example.com")]
    email: Input<String>,
    /// Its phone.
    #[schema(value_type = Option<String>, example = "+14155550132")]
    phone: Input<String>,
    /// Its address.
    #[schema(value_type = AddressBody, required = false)]
    address: Input<AddressDraft>,
}

/// A vendor as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct VendorResponse {
    /// Its identity.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// Its name.
    #[schema(example = "Acme Tools")]
    name: String,
    /// Its email.
    #[schema(format = "email", example = "ada@example.com")]
    email: String,
    /// Its phone.
    #[schema(required = true, example = "+14155550132")]
    phone: Option<String>,
    /// Its address.
    #[schema(value_type = AddressResponse)]
    address: AddressResponse,
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

impl Body for VendorBody {
    fn take(members: &mut Members) -> Self {
        Self {
            name: members.take("name"),
            email: members.take("email"),
            phone: members.take("phone"),
            address: members.take("address"),
        }
    }
}

impl Body for VendorPatch {
    fn take(members: &mut Members) -> Self {
        Self {
            name: members.take("name"),
            email: members.take("email"),
            phone: members.take("phone"),
            address: members.take("address"),
        }
    }
}

impl TryFrom<VendorBody> for VendorDetails {
    type Error = Violations;

    fn try_from(body: VendorBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = VendorDraft {
            name: faults.value("name", body.name),
            email: faults.value("email", body.email),
            phone: faults.nullable("phone", body.phone),
            address: faults.value("address", body.address),
        };
        faults.whole(Self::parse(draft))
    }
}

impl TryFrom<VendorPatch> for VendorChanges {
    type Error = Violations;

    fn try_from(patch: VendorPatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            name: faults.change("name", patch.name),
            email: faults.change("email", patch.email),
            phone: faults.nullable_change("phone", patch.phone),
            address: faults.change("address", patch.address),
        };
        let parsed = VendorDetails::parse(changes.clone().over(VendorDraft::default()));
        faults.partial(changes, parsed)
    }
}

impl From<VendorView> for VendorResponse {
    fn from(vendor: VendorView) -> Self {
        Self {
            id: vendor.id.into(),
            name: vendor.name,
            email: vendor.email,
            phone: vendor.phone,
            address: vendor.address.into(),
            version: vendor.version.number(),
            created_at: vendor.audit.created.at,
            created_by: vendor.audit.created.by.as_str().to_owned(),
            updated_at: vendor.audit.updated.at,
            updated_by: vendor.audit.updated.by.as_str().to_owned(),
        }
    }
}

impl Resource for VendorResponse {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}
