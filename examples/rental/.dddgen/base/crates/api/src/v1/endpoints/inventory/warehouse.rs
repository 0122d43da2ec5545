//! The endpoints of warehouses.

use application::queries::inventory::WarehouseField;
use application::use_cases::inventory::CreateWarehouse;
use application::use_cases::inventory::DeleteWarehouse;
use application::use_cases::inventory::PatchWarehouse;
use application::use_cases::inventory::WarehouseUseCases;
use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use domain::ids::WarehouseId;
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
use crate::v1::schemas::inventory::WarehouseBody;
use crate::v1::schemas::inventory::WarehousePatch;
use crate::v1::schemas::inventory::WarehouseReplacement;
use crate::v1::schemas::inventory::WarehouseResponse;

/// The routes of warehouses.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(create, list));
    router = router.routes(routes!(create_all, patch_all));
    router = router.routes(routes!(get, replace, patch, delete));
    router
}

/// Creates a warehouse.
#[utoipa::path(
    post,
    path = "/inventory/warehouses",
    operation_id = "create_warehouse",
    tag = "inventory/warehouses",
    request_body = WarehouseBody,
    responses(
        (status = 201, description = "It was created", body = WarehouseResponse, headers(
            ("ETag" = String, description = "Its version"),
            ("Location" = String, description = "Its place"),
        )),
        CreateProblems,
    ),
)]
async fn create(
    State(use_cases): State<WarehouseUseCases>,
    Actor(actor): Actor,
    uri: OriginalUri,
    body: extract::Json<WarehouseBody>,
) -> Result<Created<WarehouseResponse>, Problem> {
    let details = body.parse()?;
    let warehouse = use_cases.create(CreateWarehouse { details, actor }).await?;
    Ok(Created::within(&uri, WarehouseResponse::from(warehouse)))
}

/// Lists warehouses, page by page.
#[utoipa::path(
    get,
    path = "/inventory/warehouses",
    operation_id = "list_warehouses",
    tag = "inventory/warehouses",
    params(ListQuery<WarehouseField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<WarehouseResponse>),
        ListProblems,
    ),
)]
async fn list(
    State(use_cases): State<WarehouseUseCases>,
    ListQuery(query): ListQuery<WarehouseField>,
) -> Result<Json<PageResponse<WarehouseResponse>>, Problem> {
    let page = use_cases.list(&query).await?;
    Ok(Json(PageResponse::from(page)))
}

/// Gets a warehouse.
#[utoipa::path(
    get,
    path = "/inventory/warehouses/{id}",
    operation_id = "get_warehouse",
    tag = "inventory/warehouses",
    params(Id<WarehouseId>, IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = WarehouseResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<WarehouseUseCases>,
    Id(id): Id<WarehouseId>,
    known: IfNoneMatch,
) -> Result<Unless<WarehouseResponse>, Problem> {
    let warehouse = use_cases.get(id).await?;
    Ok(Current(WarehouseResponse::from(warehouse)).unless(known))
}

/// Creates many warehouses, or none.
#[utoipa::path(
    post,
    path = "/inventory/warehouses/bulk",
    operation_id = "create_all_warehouses",
    tag = "inventory/warehouses",
    request_body = BulkBody<WarehouseBody>,
    responses(
        (status = 201, description = "All were created", body = BulkResponse<WarehouseResponse>),
        CreateProblems,
    ),
)]
async fn create_all(
    State(use_cases): State<WarehouseUseCases>,
    Actor(actor): Actor,
    body: Bulk<WarehouseBody>,
) -> Result<(StatusCode, Json<BulkResponse<WarehouseResponse>>), Problem> {
    let items = body.parse()?.into_iter();
    let commands = items.map(|details| CreateWarehouse {
        details,
        actor: actor.clone(),
    });
    let created = use_cases.create_all(commands.collect()).await?;
    Ok((StatusCode::CREATED, Json(BulkResponse::from(created))))
}

/// Changes the given members of many warehouses, or of none.
#[utoipa::path(
    patch,
    path = "/inventory/warehouses/bulk",
    operation_id = "patch_all_warehouses",
    tag = "inventory/warehouses",
    request_body = BulkBody<Identified<WarehousePatch>>,
    responses(
        (status = 200, description = "As they are now", body = BulkResponse<WarehouseResponse>),
        ChangeProblems,
    ),
)]
async fn patch_all(
    State(use_cases): State<WarehouseUseCases>,
    Actor(actor): Actor,
    body: Bulk<Identified<WarehousePatch>>,
) -> Result<Json<BulkResponse<WarehouseResponse>>, Problem> {
    let items = body.parse_addressed()?.into_iter();
    let commands = items.map(|item| PatchWarehouse {
        id: item.id.into(),
        expected: item.expected,
        changes: item.said,
        actor: actor.clone(),
    });
    let patched = use_cases.patch_all(commands.collect()).await?;
    Ok(Json(BulkResponse::from(patched)))
}

/// Replaces a warehouse, but for its members.
#[utoipa::path(
    put,
    path = "/inventory/warehouses/{id}",
    operation_id = "replace_warehouse",
    tag = "inventory/warehouses",
    params(Id<WarehouseId>, IfMatch),
    request_body = WarehouseReplacement,
    responses(
        (status = 200, description = "As it is now", body = WarehouseResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn replace(
    State(use_cases): State<WarehouseUseCases>,
    Actor(actor): Actor,
    Id(id): Id<WarehouseId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<WarehouseReplacement>,
) -> Result<Current<WarehouseResponse>, Problem> {
    let command = PatchWarehouse {
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let warehouse = use_cases.patch(command).await?;
    Ok(Current(WarehouseResponse::from(warehouse)))
}

/// Changes the given members of a warehouse.
#[utoipa::path(
    patch,
    path = "/inventory/warehouses/{id}",
    operation_id = "patch_warehouse",
    tag = "inventory/warehouses",
    params(Id<WarehouseId>, IfMatch),
    request_body(content(
        (WarehousePatch = "application/json"),
        (WarehousePatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = WarehouseResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn patch(
    State(use_cases): State<WarehouseUseCases>,
    Actor(actor): Actor,
    Id(id): Id<WarehouseId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<WarehousePatch>,
) -> Result<Current<WarehouseResponse>, Problem> {
    let command = PatchWarehouse {
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let warehouse = use_cases.patch(command).await?;
    Ok(Current(WarehouseResponse::from(warehouse)))
}

/// Deletes a warehouse.
#[utoipa::path(
    delete,
    path = "/inventory/warehouses/{id}",
    operation_id = "delete_warehouse",
    tag = "inventory/warehouses",
    params(Id<WarehouseId>, IfMatch),
    responses(
        (status = 204, description = "It was deleted"),
        DeleteProblems,
    ),
)]
async fn delete(
    State(use_cases): State<WarehouseUseCases>,
    Actor(actor): Actor,
    Id(id): Id<WarehouseId>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, Problem> {
    let command = DeleteWarehouse {
        id,
        expected,
        actor,
    };
    use_cases.delete(command).await?;
    Ok(StatusCode::NO_CONTENT)
}
