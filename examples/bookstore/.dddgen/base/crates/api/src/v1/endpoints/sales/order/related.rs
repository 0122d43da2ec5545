//! Orders below what they have to do with.

use application::queries::Condition;
use application::queries::sales::OrderField;
use application::use_cases::sales::CustomerUseCases;
use application::use_cases::sales::OrderUseCases;
use axum::Json;
use axum::extract::State;
use domain::ids::CustomerId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract::Id;
use crate::extract::ListQuery;
use crate::problem::Problem;
use crate::problem::RelatedProblems;
use crate::response::PageResponse;
use crate::state::AppState;
use crate::v1::schemas::sales::OrderResponse;

/// The routes of orders below what they have to do with.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(list_by_customer));
    router
}

/// Lists the orders whose customer this customer is, page by page.
#[utoipa::path(
    get,
    path = "/sales/customers/{id}/orders",
    operation_id = "list_orders_by_customer",
    tag = "sales/orders",
    params(Id<CustomerId>, ListQuery<OrderField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<OrderResponse>),
        RelatedProblems,
    ),
)]
async fn list_by_customer(
    State(use_cases): State<OrderUseCases>,
    State(target): State<CustomerUseCases>,
    Id(id): Id<CustomerId>,
    ListQuery(query): ListQuery<OrderField>,
) -> Result<Json<PageResponse<OrderResponse>>, Problem> {
    target.get(id).await?;
    let condition = Condition::refers(OrderField::CustomerId, id);
    let page = use_cases.list(&query.and(condition)).await?;
    Ok(Json(PageResponse::from(page)))
}
