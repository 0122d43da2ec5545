//! Warehouse stocks as they are sent and received.

use application::member::Versioned;
use application::queries::inventory::WarehouseStockView;
use application::use_cases::inventory::WarehouseStockChanges;
use domain::entities::inventory::WarehouseStockDetails;
use domain::entities::inventory::WarehouseStockDraft;
use domain::ids::ItemId;
use domain::validation::Violations;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;
use crate::member::Part;

/// All that a warehouse stock says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct WarehouseStockBody {
    /// Its item, by id.
    #[schema(value_type = Uuid, example = "0197f0c2-0000-7000-8000-000000000000")]
    item_id: Input<Uuid>,
    /// Its quantity.
    #[schema(value_type = i32, minimum = 0, maximum = 1_000_000, example = json!(42))]
    quantity: Input<i32>,
}

/// What changes about a warehouse stock: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct WarehouseStockPatch {
    /// Its item, by id.
    #[schema(value_type = Uuid, required = false, example = "0197f0c2-0000-7000-8000-000000000000")]
    item_id: Input<Uuid>,
    /// Its quantity.
    #[schema(value_type = i32, required = false, minimum = 0, maximum = 1_000_000, example = json!(42))]
    quantity: Input<i32>,
}

/// A warehouse stock as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct WarehouseStockResponse {
    /// Its identity within its warehouse.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// Its item, by id.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    item_id: Uuid,
    /// Its quantity.
    #[schema(example = json!(42))]
    quantity: i32,
}

impl Body for WarehouseStockBody {
    fn take(members: &mut Members) -> Self {
        Self {
            item_id: members.take("item_id"),
            quantity: members.take("quantity"),
        }
    }
}

impl Body for WarehouseStockPatch {
    fn take(members: &mut Members) -> Self {
        Self {
            item_id: members.take("item_id"),
            quantity: members.take("quantity"),
        }
    }
}

impl WarehouseStockBody {
    /// What it says, with what is wrong with its structure added to `faults`.
    pub(in crate::v1) fn draft(self, faults: &mut Faults) -> WarehouseStockDraft {
        let body = self;
        WarehouseStockDraft {
            item_id: faults.value("item_id", body.item_id.map(ItemId::from)),
            quantity: faults.value("quantity", body.quantity),
        }
    }
}

impl TryFrom<WarehouseStockBody> for WarehouseStockDetails {
    type Error = Violations;

    fn try_from(body: WarehouseStockBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = body.draft(&mut faults);
        faults.whole(Self::parse(draft))
    }
}

impl TryFrom<WarehouseStockPatch> for WarehouseStockChanges {
    type Error = Violations;

    fn try_from(patch: WarehouseStockPatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            item_id: faults.change("item_id", patch.item_id.map(ItemId::from)),
            quantity: faults.change("quantity", patch.quantity),
        };
        let parsed =
            WarehouseStockDetails::parse(changes.clone().over(WarehouseStockDraft::default()));
        faults.partial(changes, parsed)
    }
}

impl From<WarehouseStockView> for WarehouseStockResponse {
    fn from(warehouse_stock: WarehouseStockView) -> Self {
        Self {
            id: warehouse_stock.id.into(),
            item_id: warehouse_stock.item_id.into(),
            quantity: warehouse_stock.quantity,
        }
    }
}

impl From<Versioned<WarehouseStockView>> for Part<WarehouseStockResponse> {
    fn from(found: Versioned<WarehouseStockView>) -> Self {
        Self::new(found.item.id, found.version, found.item.into())
    }
}
