//! The endpoint of a use case: transfer stock.

use application::use_cases::inventory::TransferStock;
use application::use_cases::inventory::TransferStockOutcome;
use application::use_cases::inventory::TransferStockUseCase;
use axum::Json;
use axum::extract::State;
use chrono::DateTime;
use chrono::Utc;
use domain::ids::WarehouseId;
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

/// What it is done on.
#[derive(Debug, ToSchema)]
struct TransferStockBody {
    /// Which warehouse.
    #[schema(value_type = Uuid)]
    warehouse_id: Input<Uuid>,
}

/// What came of it.
#[derive(Debug, Serialize, ToSchema)]
struct TransferStockResponse {
    /// Which warehouse.
    warehouse_id: Uuid,
    /// The version of the warehouse in the end.
    #[schema(example = 1)]
    warehouse_version: i64,
    /// When it was done.
    done_at: DateTime<Utc>,
    /// Who did it.
    #[schema(example = "system")]
    done_by: String,
}

/// The ids that a body names.
struct Ids {
    warehouse_id: WarehouseId,
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
    let ids: Ids = body.parse()?;
    let command = TransferStock {
        warehouse_id: ids.warehouse_id,
        actor,
    };
    let outcome = use_case.execute(command).await?;
    Ok(Json(TransferStockResponse::from(outcome)))
}

impl Body for TransferStockBody {
    fn take(members: &mut Members) -> Self {
        Self {
            warehouse_id: members.take("warehouse_id"),
        }
    }
}

impl TryFrom<TransferStockBody> for Ids {
    type Error = Violations;

    fn try_from(body: TransferStockBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let mut violations = Violations::default();
        let warehouse_id = faults.value("warehouse_id", body.warehouse_id.map(WarehouseId::from));
        let warehouse_id = violations.required("warehouse_id", warehouse_id, Ok);
        faults.whole(violations.finish(|| {
            Some(Self {
                warehouse_id: warehouse_id?,
            })
        }))
    }
}

impl From<TransferStockOutcome> for TransferStockResponse {
    fn from(outcome: TransferStockOutcome) -> Self {
        Self {
            warehouse_id: outcome.warehouse_id.into(),
            warehouse_version: outcome.warehouse_version.number(),
            done_at: outcome.stamp.at,
            done_by: outcome.stamp.by.as_str().to_owned(),
        }
    }
}
