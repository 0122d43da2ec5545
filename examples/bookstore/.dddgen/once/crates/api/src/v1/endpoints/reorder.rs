//! The endpoint of a use case: reorder.

use application::use_cases::Reorder;
use application::use_cases::ReorderOutcome;
use application::use_cases::ReorderUseCase;
use axum::Json;
use axum::extract::State;
use chrono::DateTime;
use chrono::Utc;
use domain::ids::BookId;
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
    /// Which order.
    #[schema(value_type = Uuid)]
    order_id: Input<Uuid>,
    /// Which book.
    #[schema(value_type = Uuid)]
    book_id: Input<Uuid>,
}

/// What came of it.
#[derive(Debug, Serialize, ToSchema)]
struct ReorderResponse {
    /// Which order.
    order_id: Uuid,
    /// The version of the order in the end.
    #[schema(example = 1)]
    order_version: i64,
    /// Which book.
    book_id: Uuid,
    /// The version of the book in the end.
    #[schema(example = 1)]
    book_version: i64,
    /// When it was done.
    done_at: DateTime<Utc>,
    /// Who did it.
    #[schema(example = "system")]
    done_by: String,
}

/// The ids that a body names.
struct Ids {
    order_id: OrderId,
    book_id: BookId,
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
    let ids: Ids = body.parse()?;
    let command = Reorder {
        order_id: ids.order_id,
        book_id: ids.book_id,
        actor,
    };
    let outcome = use_case.execute(command).await?;
    Ok(Json(ReorderResponse::from(outcome)))
}

impl Body for ReorderBody {
    fn take(members: &mut Members) -> Self {
        Self {
            order_id: members.take("order_id"),
            book_id: members.take("book_id"),
        }
    }
}

impl TryFrom<ReorderBody> for Ids {
    type Error = Violations;

    fn try_from(body: ReorderBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let mut violations = Violations::default();
        let order_id = faults.value("order_id", body.order_id.map(OrderId::from));
        let order_id = violations.required("order_id", order_id, Ok);
        let book_id = faults.value("book_id", body.book_id.map(BookId::from));
        let book_id = violations.required("book_id", book_id, Ok);
        faults.whole(violations.finish(|| {
            Some(Self {
                order_id: order_id?,
                book_id: book_id?,
            })
        }))
    }
}

impl From<ReorderOutcome> for ReorderResponse {
    fn from(outcome: ReorderOutcome) -> Self {
        Self {
            order_id: outcome.order_id.into(),
            order_version: outcome.order_version.number(),
            book_id: outcome.book_id.into(),
            book_version: outcome.book_version.number(),
            done_at: outcome.stamp.at,
            done_by: outcome.stamp.by.as_str().to_owned(),
        }
    }
}
