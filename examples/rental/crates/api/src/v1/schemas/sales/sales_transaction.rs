//! Sales transactions as they are sent and received.

mod transitions;

use application::change::FieldChange;
use application::queries::sales::SalesTransactionStatistics;
use application::queries::sales::SalesTransactionView;
use application::use_cases::sales::SalesTransactionChanges;
use chrono::DateTime;
use chrono::Utc;
use domain::entities::sales::SalesTransactionDetails;
use domain::entities::sales::SalesTransactionDraft;
use domain::ids::CustomerId;
use domain::ids::SalesTransactionItemId;
use domain::ids::SalesTransactionReturnId;
use domain::validation::Violations;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;
use crate::input::Nested;
use crate::response::Resource;
use crate::v1::schemas::sales::PaymentStatusSchema;
use crate::v1::schemas::sales::PaymentTermsSchema;
use crate::v1::schemas::sales::SalesStatusSchema;
use crate::v1::schemas::sales::SalesTransactionItemBody;
use crate::v1::schemas::sales::SalesTransactionItemResponse;
use crate::v1::schemas::sales::SalesTransactionReturnBody;
use crate::v1::schemas::sales::SalesTransactionReturnResponse;

use crate::response::StatisticsResponse;

pub(in crate::v1) use transitions::CancelSalesTransactionBody;

/// All that a sales transaction says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct SalesTransactionBody {
    /// Its number.
    #[schema(value_type = String, min_length = 1, max_length = 20, example = "S-2026-0001")]
    number: Input<String>,
    /// Its customer, by id.
    #[schema(value_type = Uuid, example = "0197f0c2-0000-7000-8000-000000000000")]
    customer_id: Input<Uuid>,
    /// Its payment terms.
    #[schema(value_type = PaymentTermsSchema, required = false, default = "prepaid")]
    payment_terms: Input<String>,
    /// Its currency.
    #[schema(value_type = String, required = false, default = "USD", example = "EUR")]
    currency: Input<String>,
    /// Its note.
    #[schema(value_type = Option<String>, max_length = 500, example = "The quick brown fox")]
    note: Input<String>,
    /// Its items, in order.
    #[schema(value_type = Vec<SalesTransactionItemBody>, required = false, max_items = 100)]
    items: Input<Vec<Nested<SalesTransactionItemBody>>>,
    /// Its returns, in order.
    #[schema(value_type = Vec<SalesTransactionReturnBody>, required = false, max_items = 100)]
    returns: Input<Vec<Nested<SalesTransactionReturnBody>>>,
}

/// All that a sales transaction says about itself, but for its members.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct SalesTransactionReplacement {
    /// Its number.
    #[schema(value_type = String, min_length = 1, max_length = 20, example = "S-2026-0001")]
    number: Input<String>,
    /// Its customer, by id.
    #[schema(value_type = Uuid, example = "0197f0c2-0000-7000-8000-000000000000")]
    customer_id: Input<Uuid>,
    /// Its payment terms.
    #[schema(value_type = PaymentTermsSchema, required = false, default = "prepaid")]
    payment_terms: Input<String>,
    /// Its currency.
    #[schema(value_type = String, required = false, default = "USD", example = "EUR")]
    currency: Input<String>,
    /// Its note.
    #[schema(value_type = Option<String>, max_length = 500, example = "The quick brown fox")]
    note: Input<String>,
}

/// What changes about a sales transaction: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct SalesTransactionPatch {
    /// Its number.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 20, example = "S-2026-0001")]
    number: Input<String>,
    /// Its customer, by id.
    #[schema(value_type = Uuid, required = false, example = "0197f0c2-0000-7000-8000-000000000000")]
    customer_id: Input<Uuid>,
    /// Its payment terms.
    #[schema(value_type = PaymentTermsSchema, required = false)]
    payment_terms: Input<String>,
    /// Its currency.
    #[schema(value_type = String, required = false, example = "EUR")]
    currency: Input<String>,
    /// Its note.
    #[schema(value_type = Option<String>, max_length = 500, example = "The quick brown fox")]
    note: Input<String>,
}

/// A sales transaction as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct SalesTransactionResponse {
    /// Its identity.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// Its number.
    #[schema(example = "S-2026-0001")]
    number: String,
    /// Its customer, by id.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    customer_id: Uuid,
    /// Its payment terms.
    #[schema(value_type = PaymentTermsSchema)]
    payment_terms: String,
    /// Its status.
    #[schema(value_type = SalesStatusSchema)]
    status: String,
    /// Its payment status.
    #[schema(value_type = PaymentStatusSchema)]
    payment_status: String,
    /// Its currency.
    #[schema(example = "EUR")]
    currency: String,
    /// Its note.
    #[schema(required = true, example = "The quick brown fox")]
    note: Option<String>,
    /// Its cancellation reason.
    #[schema(required = true, example = "The quick brown fox")]
    cancellation_reason: Option<String>,
    /// What all of its items cost together.
    #[schema(format = "decimal", example = "839.58")]
    total_amount: String,
    /// Its items, in order.
    items: Vec<SalesTransactionItemResponse>,
    /// Its returns, in order.
    returns: Vec<SalesTransactionReturnResponse>,
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

impl Body for SalesTransactionBody {
    fn take(members: &mut Members) -> Self {
        Self {
            number: members.take("number"),
            customer_id: members.take("customer_id"),
            payment_terms: members.take("payment_terms"),
            currency: members.take("currency"),
            note: members.take("note"),
            items: members.take("items"),
            returns: members.take("returns"),
        }
    }
}

impl Body for SalesTransactionPatch {
    fn take(members: &mut Members) -> Self {
        Self {
            number: members.take("number"),
            customer_id: members.take("customer_id"),
            payment_terms: members.take("payment_terms"),
            currency: members.take("currency"),
            note: members.take("note"),
        }
    }
}

impl TryFrom<SalesTransactionBody> for SalesTransactionDetails {
    type Error = Violations;

    fn try_from(body: SalesTransactionBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = SalesTransactionDraft {
            number: faults.value("number", body.number),
            customer_id: faults.value("customer_id", body.customer_id.map(CustomerId::from)),
            payment_terms: faults.value("payment_terms", body.payment_terms),
            status: None,
            payment_status: None,
            currency: faults.value("currency", body.currency),
            note: faults.nullable("note", body.note),
            cancellation_reason: None,
            items: {
                let drafts = faults.nested("items", body.items, SalesTransactionItemBody::draft);
                drafts
                    .into_iter()
                    .map(|draft| (SalesTransactionItemId::generate(), draft))
                    .collect()
            },
            returns: {
                let drafts =
                    faults.nested("returns", body.returns, SalesTransactionReturnBody::draft);
                drafts
                    .into_iter()
                    .map(|draft| (SalesTransactionReturnId::generate(), draft))
                    .collect()
            },
        };
        faults.whole(Self::check_fields(draft.clone()))?;
        Self::parse(draft)
    }
}

impl Body for SalesTransactionReplacement {
    fn take(members: &mut Members) -> Self {
        Self {
            number: members.take("number"),
            customer_id: members.take("customer_id"),
            payment_terms: members.take("payment_terms"),
            currency: members.take("currency"),
            note: members.take("note"),
        }
    }
}

impl TryFrom<SalesTransactionReplacement> for SalesTransactionChanges {
    type Error = Violations;

    fn try_from(body: SalesTransactionReplacement) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            number: FieldChange::Set(faults.value("number", body.number)),
            customer_id: FieldChange::Set(
                faults.value("customer_id", body.customer_id.map(CustomerId::from)),
            ),
            payment_terms: FieldChange::Set(faults.value("payment_terms", body.payment_terms)),
            status: FieldChange::Keep,
            payment_status: FieldChange::Keep,
            currency: FieldChange::Set(faults.value("currency", body.currency)),
            note: FieldChange::Set(faults.nullable("note", body.note)),
            cancellation_reason: FieldChange::Keep,
        };
        let parsed = SalesTransactionDetails::check_fields(
            changes.clone().over(SalesTransactionDraft::default()),
        );
        let kept = ["items", "returns"];
        faults.replaced(changes, parsed, &kept)
    }
}

impl TryFrom<SalesTransactionPatch> for SalesTransactionChanges {
    type Error = Violations;

    fn try_from(patch: SalesTransactionPatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            number: faults.change("number", patch.number),
            customer_id: faults.change("customer_id", patch.customer_id.map(CustomerId::from)),
            payment_terms: faults.change("payment_terms", patch.payment_terms),
            status: FieldChange::Keep,
            payment_status: FieldChange::Keep,
            currency: faults.change("currency", patch.currency),
            note: faults.nullable_change("note", patch.note),
            cancellation_reason: FieldChange::Keep,
        };
        let parsed = SalesTransactionDetails::check_fields(
            changes.clone().over(SalesTransactionDraft::default()),
        );
        faults.partial(changes, parsed)
    }
}

impl From<SalesTransactionView> for SalesTransactionResponse {
    fn from(sales_transaction: SalesTransactionView) -> Self {
        Self {
            id: sales_transaction.id.into(),
            number: sales_transaction.number,
            customer_id: sales_transaction.customer_id.into(),
            payment_terms: sales_transaction.payment_terms,
            status: sales_transaction.status,
            payment_status: sales_transaction.payment_status,
            currency: sales_transaction.currency,
            note: sales_transaction.note,
            cancellation_reason: sales_transaction.cancellation_reason,
            total_amount: sales_transaction.total_amount.to_string(),
            items: sales_transaction
                .items
                .into_iter()
                .map(SalesTransactionItemResponse::from)
                .collect(),
            returns: sales_transaction
                .returns
                .into_iter()
                .map(SalesTransactionReturnResponse::from)
                .collect(),
            version: sales_transaction.version.number(),
            created_at: sales_transaction.audit.created.at,
            created_by: sales_transaction.audit.created.by.as_str().to_owned(),
            updated_at: sales_transaction.audit.updated.at,
            updated_by: sales_transaction.audit.updated.by.as_str().to_owned(),
        }
    }
}

impl Resource for SalesTransactionResponse {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}

/// What the numbers of sales transactions amount to.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct SalesTransactionStatisticsResponse {
    /// What `total_amount` of all of them amounts to.
    total_amount: StatisticsResponse,
}

impl From<SalesTransactionStatistics> for SalesTransactionStatisticsResponse {
    fn from(statistics: SalesTransactionStatistics) -> Self {
        Self {
            total_amount: statistics.total_amount.into(),
        }
    }
}
