//! The endpoint of a use case: transfer stock.

use application::use_cases::inventory::TransferStock;
use application::use_cases::inventory::TransferStockOutcome;
use application::use_cases::inventory::TransferStockUseCase;
use axum::Json;
use axum::extract::State;
use chrono::DateTime;
use chrono::Utc;
use domain::ids::ItemId;
use domain::ids::WarehouseId;
use domain::services::inventory::Relocation;
use domain::validation::Violations;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::extract::{self, Actor};
use crate::input::{Body, Faults, Input, Members};
use crate::problem::{Problem, UseCaseProblems};
use crate::state::AppState;

/// What moves, and between which warehouses.
#[derive(Debug, ToSchema)]
struct TransferStockBody {
    /// The warehouse where the items are.
    #[schema(value_type = Uuid)]
    source_id: Input<Uuid>,
    /// The warehouse where they go.
    #[schema(value_type = Uuid)]
    target_id: Input<Uuid>,
    /// Which item.
    #[schema(value_type = Uuid)]
    item_id: Input<Uuid>,
    /// How many of it.
    #[schema(value_type = i32, minimum = 1, example = 3)]
    quantity: Input<i32>,
}

/// What came of it.
#[derive(Debug, Serialize, ToSchema)]
struct TransferStockResponse {
    /// The warehouse where the items were.
    source_id: Uuid,
    /// The version of that warehouse in the end.
    #[schema(example = 2)]
    source_version: i64,
    /// The warehouse where they are now.
    target_id: Uuid,
    /// The version of that warehouse in the end.
    #[schema(example = 2)]
    target_version: i64,
    /// When it was done.
    done_at: DateTime<Utc>,
    /// Who did it.
    #[schema(example = "system")]
    done_by: String,
}

/// What a body says.
struct Transfer {
    source_id: WarehouseId,
    target_id: WarehouseId,
    relocation: Relocation,
}

/// The route of the use case.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(execute))
}

/// Moves items from one warehouse to another, as a whole or not at all.
#[utoipa::path(
    post,
    path = "/inventory/transfer-stock",
    operation_id = "transfer_stock",
    tag = "inventory",
    request_body = TransferStockBody,
    responses(
        (status = 200, description = "It was done", body = TransferStockResponse),
        UseCaseProblems,
    ),
)]
async fn execute(
    State(use_case): State<TransferStockUseCase>,
    Actor(actor): Actor,
    body: extract::Json<TransferStockBody>,
) -> Result<Json<TransferStockResponse>, Problem> {
    let transfer: Transfer = body.parse()?;
    let command = TransferStock {
        source_id: transfer.source_id,
        target_id: transfer.target_id,
        relocation: transfer.relocation,
        actor,
    };
    let outcome = use_case.execute(command).await?;
    Ok(Json(TransferStockResponse::from(outcome)))
}

impl Body for TransferStockBody {
    fn take(members: &mut Members) -> Self {
        Self {
            source_id: members.take("source_id"),
            target_id: members.take("target_id"),
            item_id: members.take("item_id"),
            quantity: members.take("quantity"),
        }
    }
}

impl TryFrom<TransferStockBody> for Transfer {
    type Error = Violations;

    fn try_from(body: TransferStockBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let mut violations = Violations::default();
        let source_id = faults.value("source_id", body.source_id.map(WarehouseId::from));
        let source_id = violations.required("source_id", source_id, Ok);
        let target_id = faults.value("target_id", body.target_id.map(WarehouseId::from));
        let target_id = violations.required("target_id", target_id, Ok);
        let item_id = faults.value("item_id", body.item_id.map(ItemId::from));
        let quantity = faults.value("quantity", body.quantity);
        let relocation = Relocation::parse(item_id, quantity)
            .map_err(|refused| violations.extend(refused))
            .ok();
        faults.whole(violations.finish(|| {
            Some(Self {
                source_id: source_id?,
                target_id: target_id?,
                relocation: relocation?,
            })
        }))
    }
}

impl From<TransferStockOutcome> for TransferStockResponse {
    fn from(outcome: TransferStockOutcome) -> Self {
        Self {
            source_id: outcome.source_id.into(),
            source_version: outcome.source_version.number(),
            target_id: outcome.target_id.into(),
            target_version: outcome.target_version.number(),
            done_at: outcome.stamp.at,
            done_by: outcome.stamp.by.as_str().to_owned(),
        }
    }
}
