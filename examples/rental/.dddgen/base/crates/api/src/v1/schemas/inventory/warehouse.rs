//! Warehouses as they are sent and received.

use application::change::FieldChange;
use application::queries::inventory::WarehouseView;
use application::use_cases::inventory::WarehouseChanges;
use chrono::DateTime;
use chrono::Utc;
use domain::entities::inventory::WarehouseDetails;
use domain::entities::inventory::WarehouseDraft;
use domain::ids::WarehouseStockId;
use domain::validation::Violations;
use domain::value_objects::AddressDraft;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;
use crate::input::Nested;
use crate::response::Resource;
use crate::v1::schemas::AddressBody;
use crate::v1::schemas::AddressResponse;
use crate::v1::schemas::inventory::WarehouseStockBody;
use crate::v1::schemas::inventory::WarehouseStockResponse;

/// All that a warehouse says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct WarehouseBody {
    /// Its code.
    #[schema(value_type = String, min_length = 1, max_length = 10, example = "SFO1")]
    code: Input<String>,
    /// Its name.
    #[schema(value_type = String, min_length = 1, max_length = 120, example = "San Francisco")]
    name: Input<String>,
    /// Its address.
    #[schema(value_type = AddressBody)]
    address: Input<AddressDraft>,
    /// Its stock levels, in order.
    #[schema(value_type = Vec<WarehouseStockBody>, required = false, max_items = 1000)]
    stock_levels: Input<Vec<Nested<WarehouseStockBody>>>,
}

/// All that a warehouse says about itself, but for its members.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct WarehouseReplacement {
    /// Its code.
    #[schema(value_type = String, min_length = 1, max_length = 10, example = "SFO1")]
    code: Input<String>,
    /// Its name.
    #[schema(value_type = String, min_length = 1, max_length = 120, example = "San Francisco")]
    name: Input<String>,
    /// Its address.
    #[schema(value_type = AddressBody)]
    address: Input<AddressDraft>,
}

/// What changes about a warehouse: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct WarehousePatch {
    /// Its code.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 10, example = "SFO1")]
    code: Input<String>,
    /// Its name.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 120, example = "San Francisco")]
    name: Input<String>,
    /// Its address.
    #[schema(value_type = AddressBody, required = false)]
    address: Input<AddressDraft>,
}

/// A warehouse as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct WarehouseResponse {
    /// Its identity.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// Its code.
    #[schema(example = "SFO1")]
    code: String,
    /// Its name.
    #[schema(example = "San Francisco")]
    name: String,
    /// Its address.
    #[schema(value_type = AddressResponse)]
    address: AddressResponse,
    /// Its stock levels, in order.
    stock_levels: Vec<WarehouseStockResponse>,
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

impl Body for WarehouseBody {
    fn take(members: &mut Members) -> Self {
        Self {
            code: members.take("code"),
            name: members.take("name"),
            address: members.take("address"),
            stock_levels: members.take("stock_levels"),
        }
    }
}

impl Body for WarehousePatch {
    fn take(members: &mut Members) -> Self {
        Self {
            code: members.take("code"),
            name: members.take("name"),
            address: members.take("address"),
        }
    }
}

impl TryFrom<WarehouseBody> for WarehouseDetails {
    type Error = Violations;

    fn try_from(body: WarehouseBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = WarehouseDraft {
            code: faults.value("code", body.code),
            name: faults.value("name", body.name),
            address: faults.value("address", body.address),
            stock_levels: {
                let drafts =
                    faults.nested("stock_levels", body.stock_levels, WarehouseStockBody::draft);
                drafts
                    .into_iter()
                    .map(|draft| (WarehouseStockId::generate(), draft))
                    .collect()
            },
        };
        faults.whole(Self::parse(draft))
    }
}

impl Body for WarehouseReplacement {
    fn take(members: &mut Members) -> Self {
        Self {
            code: members.take("code"),
            name: members.take("name"),
            address: members.take("address"),
        }
    }
}

impl TryFrom<WarehouseReplacement> for WarehouseChanges {
    type Error = Violations;

    fn try_from(body: WarehouseReplacement) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            code: FieldChange::Set(faults.value("code", body.code)),
            name: FieldChange::Set(faults.value("name", body.name)),
            address: FieldChange::Set(faults.value("address", body.address)),
        };
        let parsed = WarehouseDetails::parse(changes.clone().over(WarehouseDraft::default()));
        let kept = ["stock_levels"];
        faults.replaced(changes, parsed, &kept)
    }
}

impl TryFrom<WarehousePatch> for WarehouseChanges {
    type Error = Violations;

    fn try_from(patch: WarehousePatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            code: faults.change("code", patch.code),
            name: faults.change("name", patch.name),
            address: faults.change("address", patch.address),
        };
        let parsed = WarehouseDetails::parse(changes.clone().over(WarehouseDraft::default()));
        faults.partial(changes, parsed)
    }
}

impl From<WarehouseView> for WarehouseResponse {
    fn from(warehouse: WarehouseView) -> Self {
        Self {
            id: warehouse.id.into(),
            code: warehouse.code,
            name: warehouse.name,
            address: warehouse.address.into(),
            stock_levels: warehouse
                .stock_levels
                .into_iter()
                .map(WarehouseStockResponse::from)
                .collect(),
            version: warehouse.version.number(),
            created_at: warehouse.audit.created.at,
            created_by: warehouse.audit.created.by.as_str().to_owned(),
            updated_at: warehouse.audit.updated.at,
            updated_by: warehouse.audit.updated.by.as_str().to_owned(),
        }
    }
}

impl Resource for WarehouseResponse {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}
