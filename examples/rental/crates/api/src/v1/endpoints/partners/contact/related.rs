//! Contacts below what they have to do with.

use application::queries::Condition;
use application::queries::partners::ContactField;
use application::use_cases::partners::ContactUseCases;
use application::use_cases::partners::CustomerUseCases;
use application::use_cases::partners::VendorUseCases;
use axum::Json;
use axum::extract::State;
use domain::ids::CustomerId;
use domain::ids::VendorId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract::Id;
use crate::extract::ListQuery;
use crate::problem::Problem;
use crate::problem::RelatedProblems;
use crate::response::PageResponse;
use crate::state::AppState;
use crate::v1::schemas::partners::ContactResponse;

/// The routes of contacts below what they have to do with.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(list_by_customer_owner));
    router = router.routes(routes!(list_by_vendor_owner));
    router
}

/// Lists the contacts whose owner this customer is, page by page.
#[utoipa::path(
    get,
    path = "/partners/customers/{id}/contacts",
    operation_id = "list_contacts_by_customer_owner",
    tag = "partners/contacts",
    params(Id<CustomerId>, ListQuery<ContactField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<ContactResponse>),
        RelatedProblems,
    ),
)]
async fn list_by_customer_owner(
    State(use_cases): State<ContactUseCases>,
    State(target): State<CustomerUseCases>,
    Id(id): Id<CustomerId>,
    ListQuery(query): ListQuery<ContactField>,
) -> Result<Json<PageResponse<ContactResponse>>, Problem> {
    target.get(id).await?;
    let condition = Condition::refers(ContactField::OwnerId, id);
    let page = use_cases
        .list(
            &query
                .and(condition)
                .and(Condition::is_kind(ContactField::OwnerType, "customer")),
        )
        .await?;
    Ok(Json(PageResponse::from(page)))
}

/// Lists the contacts whose owner this vendor is, page by page.
#[utoipa::path(
    get,
    path = "/partners/vendors/{id}/contacts",
    operation_id = "list_contacts_by_vendor_owner",
    tag = "partners/contacts",
    params(Id<VendorId>, ListQuery<ContactField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<ContactResponse>),
        RelatedProblems,
    ),
)]
async fn list_by_vendor_owner(
    State(use_cases): State<ContactUseCases>,
    State(target): State<VendorUseCases>,
    Id(id): Id<VendorId>,
    ListQuery(query): ListQuery<ContactField>,
) -> Result<Json<PageResponse<ContactResponse>>, Problem> {
    target.get(id).await?;
    let condition = Condition::refers(ContactField::OwnerId, id);
    let page = use_cases
        .list(
            &query
                .and(condition)
                .and(Condition::is_kind(ContactField::OwnerType, "vendor")),
        )
        .await?;
    Ok(Json(PageResponse::from(page)))
}
