//! The endpoints of vendors.

use application::queries::partners::VendorField;
use application::use_cases::partners::CreateVendor;
use application::use_cases::partners::DeleteVendor;
use application::use_cases::partners::PatchVendor;
use application::use_cases::partners::ReplaceVendor;
use application::use_cases::partners::VendorUseCases;
use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use domain::ids::VendorId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract::{
    self, Actor, Bulk, BulkBody, Id, Identified, IfMatch, IfNoneMatch, ListQuery,
};
use crate::problem::{
    ChangeProblems, CreateProblems, DeleteProblems, ListProblems, Problem, ReadProblems,
};
use crate::response::{BulkResponse, Created, Current, PageResponse, Unless};
use crate::state::AppState;
use crate::v1::schemas::partners::VendorBody;
use crate::v1::schemas::partners::VendorPatch;
use crate::v1::schemas::partners::VendorResponse;

/// The routes of vendors.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(create, list));
    router = router.routes(routes!(create_all, patch_all));
    router = router.routes(routes!(get, replace, patch, delete));
    router
}

/// Creates a vendor.
#[utoipa::path(
    post,
    path = "/partners/vendors",
    operation_id = "create_vendor",
    tag = "partners/vendors",
    request_body = VendorBody,
    responses(
        (status = 201, description = "It was created", body = VendorResponse, headers(
            ("ETag" = String, description = "Its version"),
            ("Location" = String, description = "Its place"),
        )),
        CreateProblems,
    ),
)]
async fn create(
    State(use_cases): State<VendorUseCases>,
    Actor(actor): Actor,
    uri: OriginalUri,
    body: extract::Json<VendorBody>,
) -> Result<Created<VendorResponse>, Problem> {
    let details = body.parse()?;
    let vendor = use_cases.create(CreateVendor { details, actor }).await?;
    Ok(Created::within(&uri, VendorResponse::from(vendor)))
}

/// Lists vendors, page by page.
#[utoipa::path(
    get,
    path = "/partners/vendors",
    operation_id = "list_vendors",
    tag = "partners/vendors",
    params(ListQuery<VendorField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<VendorResponse>),
        ListProblems,
    ),
)]
async fn list(
    State(use_cases): State<VendorUseCases>,
    ListQuery(query): ListQuery<VendorField>,
) -> Result<Json<PageResponse<VendorResponse>>, Problem> {
    let page = use_cases.list(&query).await?;
    Ok(Json(PageResponse::from(page)))
}

/// Gets a vendor.
#[utoipa::path(
    get,
    path = "/partners/vendors/{id}",
    operation_id = "get_vendor",
    tag = "partners/vendors",
    params(Id<VendorId>, IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = VendorResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<VendorUseCases>,
    Id(id): Id<VendorId>,
    known: IfNoneMatch,
) -> Result<Unless<VendorResponse>, Problem> {
    let vendor = use_cases.get(id).await?;
    Ok(Current(VendorResponse::from(vendor)).unless(known))
}

/// Creates many vendors, or none.
#[utoipa::path(
    post,
    path = "/partners/vendors/bulk",
    operation_id = "create_all_vendors",
    tag = "partners/vendors",
    request_body = BulkBody<VendorBody>,
    responses(
        (status = 201, description = "All were created", body = BulkResponse<VendorResponse>),
        CreateProblems,
    ),
)]
async fn create_all(
    State(use_cases): State<VendorUseCases>,
    Actor(actor): Actor,
    body: Bulk<VendorBody>,
) -> Result<(StatusCode, Json<BulkResponse<VendorResponse>>), Problem> {
    let items = body.parse()?.into_iter();
    let commands = items.map(|details| CreateVendor {
        details,
        actor: actor.clone(),
    });
    let created = use_cases.create_all(commands.collect()).await?;
    Ok((StatusCode::CREATED, Json(BulkResponse::from(created))))
}

/// Changes the given members of many vendors, or of none.
#[utoipa::path(
    patch,
    path = "/partners/vendors/bulk",
    operation_id = "patch_all_vendors",
    tag = "partners/vendors",
    request_body = BulkBody<Identified<VendorPatch>>,
    responses(
        (status = 200, description = "As they are now", body = BulkResponse<VendorResponse>),
        ChangeProblems,
    ),
)]
async fn patch_all(
    State(use_cases): State<VendorUseCases>,
    Actor(actor): Actor,
    body: Bulk<Identified<VendorPatch>>,
) -> Result<Json<BulkResponse<VendorResponse>>, Problem> {
    let items = body.parse_addressed()?.into_iter();
    let commands = items.map(|item| PatchVendor {
        id: item.id.into(),
        expected: item.expected,
        changes: item.said,
        actor: actor.clone(),
    });
    let patched = use_cases.patch_all(commands.collect()).await?;
    Ok(Json(BulkResponse::from(patched)))
}

/// Replaces a vendor.
#[utoipa::path(
    put,
    path = "/partners/vendors/{id}",
    operation_id = "replace_vendor",
    tag = "partners/vendors",
    params(Id<VendorId>, IfMatch),
    request_body = VendorBody,
    responses(
        (status = 200, description = "As it is now", body = VendorResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn replace(
    State(use_cases): State<VendorUseCases>,
    Actor(actor): Actor,
    Id(id): Id<VendorId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<VendorBody>,
) -> Result<Current<VendorResponse>, Problem> {
    let command = ReplaceVendor {
        id,
        expected,
        details: body.parse()?,
        actor,
    };
    let vendor = use_cases.replace(command).await?;
    Ok(Current(VendorResponse::from(vendor)))
}

/// Changes the given members of a vendor.
#[utoipa::path(
    patch,
    path = "/partners/vendors/{id}",
    operation_id = "patch_vendor",
    tag = "partners/vendors",
    params(Id<VendorId>, IfMatch),
    request_body(content(
        (VendorPatch = "application/json"),
        (VendorPatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = VendorResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn patch(
    State(use_cases): State<VendorUseCases>,
    Actor(actor): Actor,
    Id(id): Id<VendorId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<VendorPatch>,
) -> Result<Current<VendorResponse>, Problem> {
    let command = PatchVendor {
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let vendor = use_cases.patch(command).await?;
    Ok(Current(VendorResponse::from(vendor)))
}

/// Deletes a vendor.
#[utoipa::path(
    delete,
    path = "/partners/vendors/{id}",
    operation_id = "delete_vendor",
    tag = "partners/vendors",
    params(Id<VendorId>, IfMatch),
    responses(
        (status = 204, description = "It was deleted"),
        DeleteProblems,
    ),
)]
async fn delete(
    State(use_cases): State<VendorUseCases>,
    Actor(actor): Actor,
    Id(id): Id<VendorId>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, Problem> {
    let command = DeleteVendor {
        id,
        expected,
        actor,
    };
    use_cases.delete(command).await?;
    Ok(StatusCode::NO_CONTENT)
}
