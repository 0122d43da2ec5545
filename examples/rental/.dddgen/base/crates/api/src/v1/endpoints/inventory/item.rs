//! The endpoints of items.

mod related;

use application::queries::inventory::ItemField;
use application::use_cases::inventory::CreateItem;
use application::use_cases::inventory::DeleteItem;
use application::use_cases::inventory::ItemUseCases;
use application::use_cases::inventory::PatchItem;
use application::use_cases::inventory::ReplaceItem;
use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use domain::ids::ItemId;
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
use crate::v1::schemas::inventory::ItemBody;
use crate::v1::schemas::inventory::ItemPatch;
use crate::v1::schemas::inventory::ItemResponse;

/// The routes of items.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(create, list));
    router = router.routes(routes!(create_all, patch_all));
    router = router.routes(routes!(get, replace, patch, delete));
    router = router.merge(related::routes());
    router
}

/// Creates an item.
#[utoipa::path(
    post,
    path = "/inventory/items",
    operation_id = "create_item",
    tag = "inventory/items",
    request_body = ItemBody,
    responses(
        (status = 201, description = "It was created", body = ItemResponse, headers(
            ("ETag" = String, description = "Its version"),
            ("Location" = String, description = "Its place"),
        )),
        CreateProblems,
    ),
)]
async fn create(
    State(use_cases): State<ItemUseCases>,
    Actor(actor): Actor,
    uri: OriginalUri,
    body: extract::Json<ItemBody>,
) -> Result<Created<ItemResponse>, Problem> {
    let details = body.parse()?;
    let the_item = use_cases.create(CreateItem { details, actor }).await?;
    Ok(Created::within(&uri, ItemResponse::from(the_item)))
}

/// Lists items, page by page.
#[utoipa::path(
    get,
    path = "/inventory/items",
    operation_id = "list_items",
    tag = "inventory/items",
    params(ListQuery<ItemField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<ItemResponse>),
        ListProblems,
    ),
)]
async fn list(
    State(use_cases): State<ItemUseCases>,
    ListQuery(query): ListQuery<ItemField>,
) -> Result<Json<PageResponse<ItemResponse>>, Problem> {
    let page = use_cases.list(&query).await?;
    Ok(Json(PageResponse::from(page)))
}

/// Gets an item.
#[utoipa::path(
    get,
    path = "/inventory/items/{id}",
    operation_id = "get_item",
    tag = "inventory/items",
    params(Id<ItemId>, IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = ItemResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<ItemUseCases>,
    Id(id): Id<ItemId>,
    known: IfNoneMatch,
) -> Result<Unless<ItemResponse>, Problem> {
    let the_item = use_cases.get(id).await?;
    Ok(Current(ItemResponse::from(the_item)).unless(known))
}

/// Creates many items, or none.
#[utoipa::path(
    post,
    path = "/inventory/items/bulk",
    operation_id = "create_all_items",
    tag = "inventory/items",
    request_body = BulkBody<ItemBody>,
    responses(
        (status = 201, description = "All were created", body = BulkResponse<ItemResponse>),
        CreateProblems,
    ),
)]
async fn create_all(
    State(use_cases): State<ItemUseCases>,
    Actor(actor): Actor,
    body: Bulk<ItemBody>,
) -> Result<(StatusCode, Json<BulkResponse<ItemResponse>>), Problem> {
    let items = body.parse()?.into_iter();
    let commands = items.map(|details| CreateItem {
        details,
        actor: actor.clone(),
    });
    let created = use_cases.create_all(commands.collect()).await?;
    Ok((StatusCode::CREATED, Json(BulkResponse::from(created))))
}

/// Changes the given members of many items, or of none.
#[utoipa::path(
    patch,
    path = "/inventory/items/bulk",
    operation_id = "patch_all_items",
    tag = "inventory/items",
    request_body = BulkBody<Identified<ItemPatch>>,
    responses(
        (status = 200, description = "As they are now", body = BulkResponse<ItemResponse>),
        ChangeProblems,
    ),
)]
async fn patch_all(
    State(use_cases): State<ItemUseCases>,
    Actor(actor): Actor,
    body: Bulk<Identified<ItemPatch>>,
) -> Result<Json<BulkResponse<ItemResponse>>, Problem> {
    let items = body.parse_addressed()?.into_iter();
    let commands = items.map(|item| PatchItem {
        id: item.id.into(),
        expected: item.expected,
        changes: item.said,
        actor: actor.clone(),
    });
    let patched = use_cases.patch_all(commands.collect()).await?;
    Ok(Json(BulkResponse::from(patched)))
}

/// Replaces an item.
#[utoipa::path(
    put,
    path = "/inventory/items/{id}",
    operation_id = "replace_item",
    tag = "inventory/items",
    params(Id<ItemId>, IfMatch),
    request_body = ItemBody,
    responses(
        (status = 200, description = "As it is now", body = ItemResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn replace(
    State(use_cases): State<ItemUseCases>,
    Actor(actor): Actor,
    Id(id): Id<ItemId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<ItemBody>,
) -> Result<Current<ItemResponse>, Problem> {
    let command = ReplaceItem {
        id,
        expected,
        details: body.parse()?,
        actor,
    };
    let the_item = use_cases.replace(command).await?;
    Ok(Current(ItemResponse::from(the_item)))
}

/// Changes the given members of an item.
#[utoipa::path(
    patch,
    path = "/inventory/items/{id}",
    operation_id = "patch_item",
    tag = "inventory/items",
    params(Id<ItemId>, IfMatch),
    request_body(content(
        (ItemPatch = "application/json"),
        (ItemPatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = ItemResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn patch(
    State(use_cases): State<ItemUseCases>,
    Actor(actor): Actor,
    Id(id): Id<ItemId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<ItemPatch>,
) -> Result<Current<ItemResponse>, Problem> {
    let command = PatchItem {
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let the_item = use_cases.patch(command).await?;
    Ok(Current(ItemResponse::from(the_item)))
}

/// Deletes an item.
#[utoipa::path(
    delete,
    path = "/inventory/items/{id}",
    operation_id = "delete_item",
    tag = "inventory/items",
    params(Id<ItemId>, IfMatch),
    responses(
        (status = 204, description = "It was deleted"),
        DeleteProblems,
    ),
)]
async fn delete(
    State(use_cases): State<ItemUseCases>,
    Actor(actor): Actor,
    Id(id): Id<ItemId>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, Problem> {
    let command = DeleteItem {
        id,
        expected,
        actor,
    };
    use_cases.delete(command).await?;
    Ok(StatusCode::NO_CONTENT)
}
