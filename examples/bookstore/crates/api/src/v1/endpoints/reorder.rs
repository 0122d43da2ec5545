//! The endpoint of a use case: reorder.

use application::use_cases::Reorder;
use application::use_cases::ReorderOutcome;
use application::use_cases::ReorderUseCase;
use axum::Json;
use axum::extract::State;
use domain::ids::OrderId;
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
struct ReorderBody {
    /// The earlier order.
    #[schema(value_type = Uuid)]
    order_id: Input<Uuid>,
}

/// What came of it.
#[derive(Debug, Serialize, ToSchema)]
struct ReorderResponse {
    /// The new order.
    order_id: Uuid,
    /// What it costs today.
    #[schema(example = "39.98")]
    total: String,
}

/// The id that a body names.
struct Earlier {
    order_id: OrderId,
}

/// The route of the use case.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(execute))
}

/// Orders what an earlier order was for once more, at the prices of today.
#[utoipa::path(
    post,
    path = "/reorder",
    operation_id = "reorder",
    tag = "bookstore",
    request_body = ReorderBody,
    responses(
        (status = 200, description = "It was done", body = ReorderResponse),
        UseCaseProblems,
    ),
)]
async fn execute(
    State(use_case): State<ReorderUseCase>,
    Actor(actor): Actor,
    body: extract::Json<ReorderBody>,
) -> Result<Json<ReorderResponse>, Problem> {
    let Earlier { order_id } = body.parse()?;
    let outcome = use_case.execute(Reorder { order_id, actor }).await?;
    Ok(Json(ReorderResponse::from(outcome)))
}

impl Body for ReorderBody {
    fn take(members: &mut Members) -> Self {
        Self {
            order_id: members.take("order_id"),
        }
    }
}

impl TryFrom<ReorderBody> for Earlier {
    type Error = Violations;

    fn try_from(body: ReorderBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let mut violations = Violations::default();
        let order_id = faults.value("order_id", body.order_id.map(OrderId::from));
        let order_id = violations.required("order_id", order_id, Ok);
        faults.whole(violations.finish(|| {
            Some(Self {
                order_id: order_id?,
            })
        }))
    }
}

impl From<ReorderOutcome> for ReorderResponse {
    fn from(outcome: ReorderOutcome) -> Self {
        Self {
            order_id: outcome.order.id.into(),
            total: outcome.order.total.to_string(),
        }
    }
}
