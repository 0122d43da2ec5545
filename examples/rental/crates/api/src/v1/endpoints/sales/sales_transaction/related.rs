//! Sales transactions below what they have to do with.

use application::queries::Condition;
use application::queries::sales::SalesTransactionField;
use application::use_cases::partners::CustomerUseCases;
use application::use_cases::sales::SalesTransactionUseCases;
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
use crate::v1::schemas::sales::SalesTransactionResponse;

/// The routes of sales transactions below what they have to do with.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(list_by_customer));
    router
}

/// Lists the sales transactions whose customer this customer is, page by page.
#[utoipa::path(
    get,
    path = "/partners/customers/{id}/sales-transactions",
    operation_id = "list_sales_transactions_by_customer",
    tag = "sales/sales-transactions",
    params(Id<CustomerId>, ListQuery<SalesTransactionField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<SalesTransactionResponse>),
        RelatedProblems,
    ),
)]
async fn list_by_customer(
    State(use_cases): State<SalesTransactionUseCases>,
    State(target): State<CustomerUseCases>,
    Id(id): Id<CustomerId>,
    ListQuery(query): ListQuery<SalesTransactionField>,
) -> Result<Json<PageResponse<SalesTransactionResponse>>, Problem> {
    target.get(id).await?;
    let condition = Condition::refers(SalesTransactionField::CustomerId, id);
    let page = use_cases.list(&query.and(condition)).await?;
    Ok(Json(PageResponse::from(page)))
}
