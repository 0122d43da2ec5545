//! Items below what they have to do with.

use application::queries::Condition;
use application::queries::inventory::ItemField;
use application::use_cases::inventory::ItemUseCases;
use application::use_cases::partners::VendorUseCases;
use axum::Json;
use axum::extract::State;
use domain::ids::VendorId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract::Id;
use crate::extract::ListQuery;
use crate::problem::Problem;
use crate::problem::RelatedProblems;
use crate::response::PageResponse;
use crate::state::AppState;
use crate::v1::schemas::inventory::ItemResponse;

/// The routes of items below what they have to do with.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(list_by_vendor));
    router
}

/// Lists the items whose vendor this vendor is, page by page.
#[utoipa::path(
    get,
    path = "/partners/vendors/{id}/items",
    operation_id = "list_items_by_vendor",
    tag = "inventory/items",
    params(Id<VendorId>, ListQuery<ItemField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<ItemResponse>),
        RelatedProblems,
    ),
)]
async fn list_by_vendor(
    State(use_cases): State<ItemUseCases>,
    State(target): State<VendorUseCases>,
    Id(id): Id<VendorId>,
    ListQuery(query): ListQuery<ItemField>,
) -> Result<Json<PageResponse<ItemResponse>>, Problem> {
    target.get(id).await?;
    let condition = Condition::refers(ItemField::VendorId, id);
    let page = use_cases.list(&query.and(condition)).await?;
    Ok(Json(PageResponse::from(page)))
}
