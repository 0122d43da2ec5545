//! The endpoint of a query: best sellers.

use std::sync::Arc;

use application::error::UseCaseError;
use application::queries::BestSellersQuery;
use application::queries::BestSellersRow;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::{Problem, QueryProblems};
use crate::state::AppState;

/// A line of the answer.
#[derive(Debug, Serialize, ToSchema)]
struct BestSellersResponse {
    /// What is counted.
    kind: String,
    /// How many live ones there are.
    #[schema(example = 1)]
    count: u64,
}

/// The route of the query.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(read))
}

/// The books that were ordered most.
#[utoipa::path(
    get,
    path = "/best-sellers",
    operation_id = "best_sellers",
    tag = "bookstore",
    responses(
        (status = 200, description = "The lines, in order", body = Vec<BestSellersResponse>),
        QueryProblems,
    ),
)]
async fn read(
    State(query): State<Arc<dyn BestSellersQuery>>,
) -> Result<Json<Vec<BestSellersResponse>>, Problem> {
    let rows = query.rows().await.map_err(UseCaseError::from)?;
    let rows = rows.into_iter().map(BestSellersResponse::from);
    Ok(Json(rows.collect()))
}

impl From<BestSellersRow> for BestSellersResponse {
    fn from(row: BestSellersRow) -> Self {
        Self {
            kind: row.kind,
            count: row.count,
        }
    }
}
