//! Sales transaction items as they are sent and received.

use application::member::Versioned;
use application::queries::sales::SalesTransactionItemView;
use application::use_cases::sales::SalesTransactionItemChanges;
use domain::entities::sales::SalesTransactionItemDetails;
use domain::entities::sales::SalesTransactionItemDraft;
use domain::ids::ItemId;
use domain::validation::Violations;
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;
use crate::member::Part;

/// All that a sales transaction item says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct SalesTransactionItemBody {
    /// Its item, by id.
    #[schema(value_type = Uuid, example = "0197f0c2-0000-7000-8000-000000000000")]
    item_id: Input<Uuid>,
    /// Its quantity.
    #[schema(value_type = i32, minimum = 1, maximum = 1000, example = json!(42))]
    quantity: Input<i32>,
    /// Its unit price.
    #[schema(value_type = String, format = "decimal", example = "19.99")]
    unit_price: Input<Decimal>,
}

/// What changes about a sales transaction item: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct SalesTransactionItemPatch {
    /// Its item, by id.
    #[schema(value_type = Uuid, required = false, example = "0197f0c2-0000-7000-8000-000000000000")]
    item_id: Input<Uuid>,
    /// Its quantity.
    #[schema(value_type = i32, required = false, minimum = 1, maximum = 1000, example = json!(42))]
    quantity: Input<i32>,
    /// Its unit price.
    #[schema(value_type = String, required = false, format = "decimal", example = "19.99")]
    unit_price: Input<Decimal>,
}

/// A sales transaction item as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct SalesTransactionItemResponse {
    /// Its identity within its sales transaction.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// Its item, by id.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    item_id: Uuid,
    /// Its quantity.
    #[schema(example = json!(42))]
    quantity: i32,
    /// Its unit price.
    #[schema(format = "decimal", example = "19.99")]
    unit_price: String,
    /// What they cost together.
    #[schema(format = "decimal", example = "839.58")]
    amount: String,
}

impl Body for SalesTransactionItemBody {
    fn take(members: &mut Members) -> Self {
        Self {
            item_id: members.take("item_id"),
            quantity: members.take("quantity"),
            unit_price: members.take("unit_price"),
        }
    }
}

impl Body for SalesTransactionItemPatch {
    fn take(members: &mut Members) -> Self {
        Self {
            item_id: members.take("item_id"),
            quantity: members.take("quantity"),
            unit_price: members.take("unit_price"),
        }
    }
}

impl SalesTransactionItemBody {
    /// What it says, with what is wrong with its structure added to `faults`.
    pub(in crate::v1) fn draft(self, faults: &mut Faults) -> SalesTransactionItemDraft {
        let body = self;
        SalesTransactionItemDraft {
            item_id: faults.value("item_id", body.item_id.map(ItemId::from)),
            quantity: faults.value("quantity", body.quantity),
            unit_price: faults.value("unit_price", body.unit_price),
        }
    }
}

impl TryFrom<SalesTransactionItemBody> for SalesTransactionItemDetails {
    type Error = Violations;

    fn try_from(body: SalesTransactionItemBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = body.draft(&mut faults);
        faults.whole(Self::check_fields(draft.clone()))?;
        Self::parse(draft)
    }
}

impl TryFrom<SalesTransactionItemPatch> for SalesTransactionItemChanges {
    type Error = Violations;

    fn try_from(patch: SalesTransactionItemPatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            item_id: faults.change("item_id", patch.item_id.map(ItemId::from)),
            quantity: faults.change("quantity", patch.quantity),
            unit_price: faults.change("unit_price", patch.unit_price),
        };
        let parsed = SalesTransactionItemDetails::check_fields(
            changes.clone().over(SalesTransactionItemDraft::default()),
        );
        faults.partial(changes, parsed)
    }
}

impl From<SalesTransactionItemView> for SalesTransactionItemResponse {
    fn from(sales_transaction_item: SalesTransactionItemView) -> Self {
        Self {
            id: sales_transaction_item.id.into(),
            item_id: sales_transaction_item.item_id.into(),
            quantity: sales_transaction_item.quantity,
            unit_price: sales_transaction_item.unit_price.to_string(),
            amount: sales_transaction_item.amount.to_string(),
        }
    }
}

impl From<Versioned<SalesTransactionItemView>> for Part<SalesTransactionItemResponse> {
    fn from(found: Versioned<SalesTransactionItemView>) -> Self {
        Self::new(found.item.id, found.version, found.item.into())
    }
}
