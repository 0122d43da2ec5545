//! Sales transaction returns as they are sent and received.

use application::member::Versioned;
use application::queries::sales::SalesTransactionReturnView;
use application::use_cases::sales::SalesTransactionReturnChanges;
use chrono::NaiveDate;
use domain::entities::sales::SalesTransactionReturnDetails;
use domain::entities::sales::SalesTransactionReturnDraft;
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

/// All that a sales transaction return says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct SalesTransactionReturnBody {
    /// Its item, by id.
    #[schema(value_type = Uuid, example = "0197f0c2-0000-7000-8000-000000000000")]
    item_id: Input<Uuid>,
    /// Its quantity.
    #[schema(value_type = i32, minimum = 1, maximum = 1000, example = json!(42))]
    quantity: Input<i32>,
    /// Its reason.
    #[schema(value_type = String, min_length = 1, max_length = 500, example = "The quick brown fox")]
    reason: Input<String>,
    /// When it returned.
    #[schema(value_type = String, format = "date", example = "2024-05-17")]
    returned_on: Input<NaiveDate>,
}

/// What changes about a sales transaction return: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct SalesTransactionReturnPatch {
    /// Its item, by id.
    #[schema(value_type = Uuid, required = false, example = "0197f0c2-0000-7000-8000-000000000000")]
    item_id: Input<Uuid>,
    /// Its quantity.
    #[schema(value_type = i32, required = false, minimum = 1, maximum = 1000, example = json!(42))]
    quantity: Input<i32>,
    /// Its reason.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 500, example = "The quick brown fox")]
    reason: Input<String>,
    /// When it returned.
    #[schema(value_type = String, required = false, format = "date", example = "2024-05-17")]
    returned_on: Input<NaiveDate>,
}

/// A sales transaction return as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct SalesTransactionReturnResponse {
    /// Its identity within its sales transaction.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// Its item, by id.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    item_id: Uuid,
    /// Its quantity.
    #[schema(example = json!(42))]
    quantity: i32,
    /// Its reason.
    #[schema(example = "The quick brown fox")]
    reason: String,
    /// When it returned.
    #[schema(value_type = String, format = "date", example = "2024-05-17")]
    returned_on: NaiveDate,
}

impl Body for SalesTransactionReturnBody {
    fn take(members: &mut Members) -> Self {
        Self {
            item_id: members.take("item_id"),
            quantity: members.take("quantity"),
            reason: members.take("reason"),
            returned_on: members.take("returned_on"),
        }
    }
}

impl Body for SalesTransactionReturnPatch {
    fn take(members: &mut Members) -> Self {
        Self {
            item_id: members.take("item_id"),
            quantity: members.take("quantity"),
            reason: members.take("reason"),
            returned_on: members.take("returned_on"),
        }
    }
}

impl SalesTransactionReturnBody {
    /// What it says, with what is wrong with its structure added to `faults`.
    pub(in crate::v1) fn draft(self, faults: &mut Faults) -> SalesTransactionReturnDraft {
        let body = self;
        SalesTransactionReturnDraft {
            item_id: faults.value("item_id", body.item_id.map(ItemId::from)),
            quantity: faults.value("quantity", body.quantity),
            reason: faults.value("reason", body.reason),
            returned_on: faults.value("returned_on", body.returned_on),
        }
    }
}

impl TryFrom<SalesTransactionReturnBody> for SalesTransactionReturnDetails {
    type Error = Violations;

    fn try_from(body: SalesTransactionReturnBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = body.draft(&mut faults);
        faults.whole(Self::parse(draft))
    }
}

impl TryFrom<SalesTransactionReturnPatch> for SalesTransactionReturnChanges {
    type Error = Violations;

    fn try_from(patch: SalesTransactionReturnPatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            item_id: faults.change("item_id", patch.item_id.map(ItemId::from)),
            quantity: faults.change("quantity", patch.quantity),
            reason: faults.change("reason", patch.reason),
            returned_on: faults.change("returned_on", patch.returned_on),
        };
        let parsed = SalesTransactionReturnDetails::parse(
            changes.clone().over(SalesTransactionReturnDraft::default()),
        );
        faults.partial(changes, parsed)
    }
}

impl From<SalesTransactionReturnView> for SalesTransactionReturnResponse {
    fn from(sales_transaction_return: SalesTransactionReturnView) -> Self {
        Self {
            id: sales_transaction_return.id.into(),
            item_id: sales_transaction_return.item_id.into(),
            quantity: sales_transaction_return.quantity,
            reason: sales_transaction_return.reason,
            returned_on: sales_transaction_return.returned_on,
        }
    }
}

impl From<Versioned<SalesTransactionReturnView>> for Part<SalesTransactionReturnResponse> {
    fn from(found: Versioned<SalesTransactionReturnView>) -> Self {
        Self::new(found.item.id, found.version, found.item.into())
    }
}
