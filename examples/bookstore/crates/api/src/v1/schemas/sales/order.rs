//! Orders as they are sent and received.

mod transitions;

use application::change::FieldChange;
use application::queries::sales::OrderStatistics;
use application::queries::sales::OrderView;
use application::use_cases::sales::OrderChanges;
use chrono::DateTime;
use chrono::Utc;
use domain::entities::sales::OrderDetails;
use domain::entities::sales::OrderDraft;
use domain::ids::CustomerId;
use domain::ids::OrderLineId;
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
use crate::v1::schemas::sales::OrderLineBody;
use crate::v1::schemas::sales::OrderLineResponse;
use crate::v1::schemas::sales::OrderStatusSchema;

use crate::response::StatisticsResponse;

pub(in crate::v1) use transitions::CancelOrderBody;

/// All that an order says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct OrderBody {
    /// Its customer, by id.
    #[schema(value_type = Uuid, example = "0197f0c2-0000-7000-8000-000000000000")]
    customer_id: Input<Uuid>,
    /// When it was placed.
    #[schema(value_type = String, format = "date-time", example = "2024-05-17T09:30:00Z")]
    placed_at: Input<DateTime<Utc>>,
    /// Its note.
    #[schema(value_type = Option<String>, max_length = 500, example = "The quick brown fox")]
    note: Input<String>,
    /// Its lines, in order.
    #[schema(value_type = Vec<OrderLineBody>, required = false, max_items = 100)]
    lines: Input<Vec<Nested<OrderLineBody>>>,
}

/// All that an order says about itself, but for its members.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct OrderReplacement {
    /// Its customer, by id.
    #[schema(value_type = Uuid, example = "0197f0c2-0000-7000-8000-000000000000")]
    customer_id: Input<Uuid>,
    /// When it was placed.
    #[schema(value_type = String, format = "date-time", example = "2024-05-17T09:30:00Z")]
    placed_at: Input<DateTime<Utc>>,
    /// Its note.
    #[schema(value_type = Option<String>, max_length = 500, example = "The quick brown fox")]
    note: Input<String>,
}

/// What changes about an order: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct OrderPatch {
    /// Its customer, by id.
    #[schema(value_type = Uuid, required = false, example = "0197f0c2-0000-7000-8000-000000000000")]
    customer_id: Input<Uuid>,
    /// When it was placed.
    #[schema(value_type = String, required = false, format = "date-time", example = "2024-05-17T09:30:00Z")]
    placed_at: Input<DateTime<Utc>>,
    /// Its note.
    #[schema(value_type = Option<String>, max_length = 500, example = "The quick brown fox")]
    note: Input<String>,
}

/// An order as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct OrderResponse {
    /// Its identity.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// Its customer, by id.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    customer_id: Uuid,
    /// When it was placed.
    #[schema(value_type = String, format = "date-time", example = "2024-05-17T09:30:00Z")]
    placed_at: DateTime<Utc>,
    /// Its status.
    #[schema(value_type = OrderStatusSchema)]
    status: String,
    /// Its note.
    #[schema(required = true, example = "The quick brown fox")]
    note: Option<String>,
    /// What all of its lines cost.
    #[schema(format = "decimal", example = "839.58")]
    total: String,
    /// Its lines, in order.
    lines: Vec<OrderLineResponse>,
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

impl Body for OrderBody {
    fn take(members: &mut Members) -> Self {
        Self {
            customer_id: members.take("customer_id"),
            placed_at: members.take("placed_at"),
            note: members.take("note"),
            lines: members.take("lines"),
        }
    }
}

impl Body for OrderPatch {
    fn take(members: &mut Members) -> Self {
        Self {
            customer_id: members.take("customer_id"),
            placed_at: members.take("placed_at"),
            note: members.take("note"),
        }
    }
}

impl TryFrom<OrderBody> for OrderDetails {
    type Error = Violations;

    fn try_from(body: OrderBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = OrderDraft {
            customer_id: faults.value("customer_id", body.customer_id.map(CustomerId::from)),
            placed_at: faults.value("placed_at", body.placed_at),
            status: None,
            note: faults.nullable("note", body.note),
            lines: {
                let drafts = faults.nested("lines", body.lines, OrderLineBody::draft);
                drafts
                    .into_iter()
                    .map(|draft| (OrderLineId::generate(), draft))
                    .collect()
            },
        };
        faults.whole(Self::check_fields(draft.clone()))?;
        Self::parse(draft)
    }
}

impl Body for OrderReplacement {
    fn take(members: &mut Members) -> Self {
        Self {
            customer_id: members.take("customer_id"),
            placed_at: members.take("placed_at"),
            note: members.take("note"),
        }
    }
}

impl TryFrom<OrderReplacement> for OrderChanges {
    type Error = Violations;

    fn try_from(body: OrderReplacement) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            customer_id: FieldChange::Set(
                faults.value("customer_id", body.customer_id.map(CustomerId::from)),
            ),
            placed_at: FieldChange::Set(faults.value("placed_at", body.placed_at)),
            status: FieldChange::Keep,
            note: FieldChange::Set(faults.nullable("note", body.note)),
        };
        let parsed = OrderDetails::check_fields(changes.clone().over(OrderDraft::default()));
        let kept = ["lines"];
        faults.replaced(changes, parsed, &kept)
    }
}

impl TryFrom<OrderPatch> for OrderChanges {
    type Error = Violations;

    fn try_from(patch: OrderPatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            customer_id: faults.change("customer_id", patch.customer_id.map(CustomerId::from)),
            placed_at: faults.change("placed_at", patch.placed_at),
            status: FieldChange::Keep,
            note: faults.nullable_change("note", patch.note),
        };
        let parsed = OrderDetails::check_fields(changes.clone().over(OrderDraft::default()));
        faults.partial(changes, parsed)
    }
}

impl From<OrderView> for OrderResponse {
    fn from(order: OrderView) -> Self {
        Self {
            id: order.id.into(),
            customer_id: order.customer_id.into(),
            placed_at: order.placed_at,
            status: order.status,
            note: order.note,
            total: order.total.to_string(),
            lines: order
                .lines
                .into_iter()
                .map(OrderLineResponse::from)
                .collect(),
            version: order.version.number(),
            created_at: order.audit.created.at,
            created_by: order.audit.created.by.as_str().to_owned(),
            updated_at: order.audit.updated.at,
            updated_by: order.audit.updated.by.as_str().to_owned(),
        }
    }
}

impl Resource for OrderResponse {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}

/// What the numbers of orders amount to.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct OrderStatisticsResponse {
    /// What `total` of all of them amounts to.
    total: StatisticsResponse,
}

impl From<OrderStatistics> for OrderStatisticsResponse {
    fn from(statistics: OrderStatistics) -> Self {
        Self {
            total: statistics.total.into(),
        }
    }
}
