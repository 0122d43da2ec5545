//! Items as they are sent and received.

use application::queries::inventory::ItemView;
use application::use_cases::inventory::ItemChanges;
use chrono::DateTime;
use chrono::Utc;
use domain::entities::inventory::ItemDetails;
use domain::entities::inventory::ItemDraft;
use domain::ids::VendorId;
use domain::validation::Violations;
use domain::value_objects::MoneyDraft;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;
use crate::response::Resource;
use crate::v1::schemas::MoneyBody;
use crate::v1::schemas::MoneyResponse;

/// All that an item says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct ItemBody {
    /// Its sku.
    #[schema(value_type = String, max_length = 20, pattern = r"^[A-Z]{2,5}-[0-9]{4,}$", example = "DRILL-0001")]
    sku: Input<String>,
    /// Its name.
    #[schema(value_type = String, min_length = 1, max_length = 120, example = "Hammer drill")]
    name: Input<String>,
    /// Its description.
    #[schema(value_type = Option<String>, max_length = 2000, example = "The first delivery arrived on time.")]
    description: Input<String>,
    /// Its vendor, by id.
    #[schema(value_type = Uuid, example = "0197f0c2-0000-7000-8000-000000000000")]
    vendor_id: Input<Uuid>,
    /// What a day with it costs.
    #[schema(value_type = MoneyBody)]
    daily_rate: Input<MoneyDraft>,
}

/// What changes about an item: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct ItemPatch {
    /// Its sku.
    #[schema(value_type = String, required = false, max_length = 20, pattern = r"^[A-Z]{2,5}-[0-9]{4,}$", example = "DRILL-0001")]
    sku: Input<String>,
    /// Its name.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 120, example = "Hammer drill")]
    name: Input<String>,
    /// Its description.
    #[schema(value_type = Option<String>, max_length = 2000, example = "The first delivery arrived on time.")]
    description: Input<String>,
    /// Its vendor, by id.
    #[schema(value_type = Uuid, required = false, example = "0197f0c2-0000-7000-8000-000000000000")]
    vendor_id: Input<Uuid>,
    /// What a day with it costs.
    #[schema(value_type = MoneyBody, required = false)]
    daily_rate: Input<MoneyDraft>,
}

/// An item as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct ItemResponse {
    /// Its identity.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// Its sku.
    #[schema(example = "DRILL-0001")]
    sku: String,
    /// Its name.
    #[schema(example = "Hammer drill")]
    name: String,
    /// Its description.
    #[schema(required = true, example = "The first delivery arrived on time.")]
    description: Option<String>,
    /// Its vendor, by id.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    vendor_id: Uuid,
    /// What a day with it costs.
    #[schema(value_type = MoneyResponse)]
    daily_rate: MoneyResponse,
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

impl Body for ItemBody {
    fn take(members: &mut Members) -> Self {
        Self {
            sku: members.take("sku"),
            name: members.take("name"),
            description: members.take("description"),
            vendor_id: members.take("vendor_id"),
            daily_rate: members.take("daily_rate"),
        }
    }
}

impl Body for ItemPatch {
    fn take(members: &mut Members) -> Self {
        Self {
            sku: members.take("sku"),
            name: members.take("name"),
            description: members.take("description"),
            vendor_id: members.take("vendor_id"),
            daily_rate: members.take("daily_rate"),
        }
    }
}

impl TryFrom<ItemBody> for ItemDetails {
    type Error = Violations;

    fn try_from(body: ItemBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = ItemDraft {
            sku: faults.value("sku", body.sku),
            name: faults.value("name", body.name),
            description: faults.nullable("description", body.description),
            vendor_id: faults.value("vendor_id", body.vendor_id.map(VendorId::from)),
            daily_rate: faults.value("daily_rate", body.daily_rate),
        };
        faults.whole(Self::parse(draft))
    }
}

impl TryFrom<ItemPatch> for ItemChanges {
    type Error = Violations;

    fn try_from(patch: ItemPatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            sku: faults.change("sku", patch.sku),
            name: faults.change("name", patch.name),
            description: faults.nullable_change("description", patch.description),
            vendor_id: faults.change("vendor_id", patch.vendor_id.map(VendorId::from)),
            daily_rate: faults.change("daily_rate", patch.daily_rate),
        };
        let parsed = ItemDetails::parse(changes.clone().over(ItemDraft::default()));
        faults.partial(changes, parsed)
    }
}

impl From<ItemView> for ItemResponse {
    fn from(the_item: ItemView) -> Self {
        Self {
            id: the_item.id.into(),
            sku: the_item.sku,
            name: the_item.name,
            description: the_item.description,
            vendor_id: the_item.vendor_id.into(),
            daily_rate: the_item.daily_rate.into(),
            version: the_item.version.number(),
            created_at: the_item.audit.created.at,
            created_by: the_item.audit.created.by.as_str().to_owned(),
            updated_at: the_item.audit.updated.at,
            updated_by: the_item.audit.updated.by.as_str().to_owned(),
        }
    }
}

impl Resource for ItemResponse {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}
