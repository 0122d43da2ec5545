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
use uuid::Uuid;

use crate::problem::{Problem, QueryProblems};
use crate::state::AppState;

/// A book that was ordered.
#[derive(Debug, Serialize, ToSchema)]
struct BestSellersResponse {
    /// Which book.
    book_id: Uuid,
    /// What it is called.
    #[schema(example = "Notes on the Analytical Engine")]
    title: String,
    /// How many copies were ordered; what was cancelled does not count.
    #[schema(example = 12)]
    copies: u64,
    /// In how many orders.
    #[schema(example = 3)]
    orders: u64,
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
        (status = 200, description = "At most ten, the one that was ordered most first", body = Vec<BestSellersResponse>),
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
            book_id: row.book_id.into(),
            title: row.title,
            copies: row.copies,
            orders: row.orders,
        }
    }
}
