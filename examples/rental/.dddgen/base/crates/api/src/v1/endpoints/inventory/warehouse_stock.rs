//! The endpoints of warehouse stocks, below those of their warehouse.

use application::use_cases::inventory::AddWarehouseStock;
use application::use_cases::inventory::PatchWarehouseStock;
use application::use_cases::inventory::RemoveWarehouseStock;
use application::use_cases::inventory::ReplaceWarehouseStock;
use application::use_cases::inventory::WarehouseStockUseCases;
use axum::extract::{OriginalUri, State};
use domain::ids::WarehouseId;
use domain::ids::WarehouseStockId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract::{self, Actor, Id, IfMatch, IfNoneMatch};
use crate::member::{MembersResponse, Part, Removed};
use crate::problem::{MemberProblems, Problem, ReadProblems, RemovalProblems};
use crate::response::{Created, Current, Unless};
use crate::state::AppState;
use crate::v1::schemas::inventory::WarehouseStockBody;
use crate::v1::schemas::inventory::WarehouseStockPatch;
use crate::v1::schemas::inventory::WarehouseStockResponse;

/// The routes of warehouse stocks.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(add, list));
    router = router.routes(routes!(get, replace, patch, remove));
    router
}

/// Adds a stock to a warehouse.
#[utoipa::path(
    post,
    path = "/inventory/warehouses/{id}/stock-levels",
    operation_id = "add_warehouse_stock",
    tag = "inventory/warehouses",
    params(Id<WarehouseId>, IfMatch),
    request_body = WarehouseStockBody,
    responses(
        (status = 201, description = "It was added", body = WarehouseStockResponse, headers(
            ("ETag" = String, description = "The version of its warehouse"),
            ("Location" = String, description = "Its place"),
        )),
        MemberProblems,
    ),
)]
async fn add(
    State(use_cases): State<WarehouseStockUseCases>,
    Actor(actor): Actor,
    Id(root): Id<WarehouseId>,
    IfMatch(expected): IfMatch,
    uri: OriginalUri,
    body: extract::Json<WarehouseStockBody>,
) -> Result<Created<Part<WarehouseStockResponse>>, Problem> {
    let command = AddWarehouseStock {
        root,
        expected,
        details: body.parse()?,
        actor,
    };
    let added = use_cases.add(command).await?;
    Ok(Created::within(&uri, Part::from(added)))
}

/// Lists the stock levels of a warehouse.
#[utoipa::path(
    get,
    path = "/inventory/warehouses/{id}/stock-levels",
    operation_id = "list_warehouse_stocks",
    tag = "inventory/warehouses",
    params(Id<WarehouseId>, IfNoneMatch),
    responses(
        (status = 200, description = "All of them", body = MembersResponse<WarehouseStockResponse>, headers(
            ("ETag" = String, description = "The version of their warehouse"),
        )),
        (status = 304, description = "The caller has them already"),
        ReadProblems,
    ),
)]
async fn list(
    State(use_cases): State<WarehouseStockUseCases>,
    Id(root): Id<WarehouseId>,
    known: IfNoneMatch,
) -> Result<Unless<Part<MembersResponse<WarehouseStockResponse>>>, Problem> {
    let found = use_cases.list(root).await?;
    Ok(Current(Part::all(root, found)).unless(known))
}

/// Gets a stock of a warehouse.
#[utoipa::path(
    get,
    path = "/inventory/warehouses/{id}/stock-levels/{stock_id}",
    operation_id = "get_warehouse_stock",
    tag = "inventory/warehouses",
    params(Id<WarehouseId>, ("stock_id" = Uuid, Path, description = "The identity of the stock"), IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = WarehouseStockResponse, headers(
            ("ETag" = String, description = "The version of its warehouse"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<WarehouseStockUseCases>,
    extract::MemberId { root, id }: extract::MemberId<WarehouseId, WarehouseStockId>,
    known: IfNoneMatch,
) -> Result<Unless<Part<WarehouseStockResponse>>, Problem> {
    let found = use_cases.get(root, id).await?;
    Ok(Current(Part::from(found)).unless(known))
}

/// Replaces a stock of a warehouse.
#[utoipa::path(
    put,
    path = "/inventory/warehouses/{id}/stock-levels/{stock_id}",
    operation_id = "replace_warehouse_stock",
    tag = "inventory/warehouses",
    params(Id<WarehouseId>, ("stock_id" = Uuid, Path, description = "The identity of the stock"), IfMatch),
    request_body = WarehouseStockBody,
    responses(
        (status = 200, description = "As it is now", body = WarehouseStockResponse, headers(
            ("ETag" = String, description = "The version of its warehouse"),
        )),
        MemberProblems,
    ),
)]
async fn replace(
    State(use_cases): State<WarehouseStockUseCases>,
    Actor(actor): Actor,
    extract::MemberId { root, id }: extract::MemberId<WarehouseId, WarehouseStockId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<WarehouseStockBody>,
) -> Result<Current<Part<WarehouseStockResponse>>, Problem> {
    let command = ReplaceWarehouseStock {
        root,
        id,
        expected,
        details: body.parse()?,
        actor,
    };
    let replaced = use_cases.replace(command).await?;
    Ok(Current(Part::from(replaced)))
}

/// Changes the given members of a stock of a warehouse.
#[utoipa::path(
    patch,
    path = "/inventory/warehouses/{id}/stock-levels/{stock_id}",
    operation_id = "patch_warehouse_stock",
    tag = "inventory/warehouses",
    params(Id<WarehouseId>, ("stock_id" = Uuid, Path, description = "The identity of the stock"), IfMatch),
    request_body(content(
        (WarehouseStockPatch = "application/json"),
        (WarehouseStockPatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = WarehouseStockResponse, headers(
            ("ETag" = String, description = "The version of its warehouse"),
        )),
        MemberProblems,
    ),
)]
async fn patch(
    State(use_cases): State<WarehouseStockUseCases>,
    Actor(actor): Actor,
    extract::MemberId { root, id }: extract::MemberId<WarehouseId, WarehouseStockId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<WarehouseStockPatch>,
) -> Result<Current<Part<WarehouseStockResponse>>, Problem> {
    let command = PatchWarehouseStock {
        root,
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let patched = use_cases.patch(command).await?;
    Ok(Current(Part::from(patched)))
}

/// Removes a stock from a warehouse.
#[utoipa::path(
    delete,
    path = "/inventory/warehouses/{id}/stock-levels/{stock_id}",
    operation_id = "remove_warehouse_stock",
    tag = "inventory/warehouses",
    params(Id<WarehouseId>, ("stock_id" = Uuid, Path, description = "The identity of the stock"), IfMatch),
    responses(
        (status = 204, description = "It was removed", headers(
            ("ETag" = String, description = "The version of its warehouse"),
        )),
        RemovalProblems,
    ),
)]
async fn remove(
    State(use_cases): State<WarehouseStockUseCases>,
    Actor(actor): Actor,
    extract::MemberId { root, id }: extract::MemberId<WarehouseId, WarehouseStockId>,
    IfMatch(expected): IfMatch,
) -> Result<Removed, Problem> {
    let command = RemoveWarehouseStock {
        root,
        id,
        expected,
        actor,
    };
    Ok(Removed(use_cases.remove(command).await?))
}
