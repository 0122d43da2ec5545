//! The endpoints of sales transaction items, below those of their sales transaction.

use application::use_cases::sales::AddSalesTransactionItem;
use application::use_cases::sales::PatchSalesTransactionItem;
use application::use_cases::sales::RemoveSalesTransactionItem;
use application::use_cases::sales::ReplaceSalesTransactionItem;
use application::use_cases::sales::SalesTransactionItemUseCases;
use axum::extract::{OriginalUri, State};
use domain::ids::SalesTransactionId;
use domain::ids::SalesTransactionItemId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract::{self, Actor, Id, IfMatch, IfNoneMatch};
use crate::member::{MembersResponse, Part, Removed};
use crate::problem::{MemberProblems, Problem, ReadProblems, RemovalProblems};
use crate::response::{Created, Current, Unless};
use crate::state::AppState;
use crate::v1::schemas::sales::SalesTransactionItemBody;
use crate::v1::schemas::sales::SalesTransactionItemPatch;
use crate::v1::schemas::sales::SalesTransactionItemResponse;

/// The routes of sales transaction items.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(add, list));
    router = router.routes(routes!(get, replace, patch, remove));
    router
}

/// Adds an item to a sales transaction.
#[utoipa::path(
    post,
    path = "/sales/sales-transactions/{id}/items",
    operation_id = "add_sales_transaction_item",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfMatch),
    request_body = SalesTransactionItemBody,
    responses(
        (status = 201, description = "It was added", body = SalesTransactionItemResponse, headers(
            ("ETag" = String, description = "The version of its sales transaction"),
            ("Location" = String, description = "Its place"),
        )),
        MemberProblems,
    ),
)]
async fn add(
    State(use_cases): State<SalesTransactionItemUseCases>,
    Actor(actor): Actor,
    Id(root): Id<SalesTransactionId>,
    IfMatch(expected): IfMatch,
    uri: OriginalUri,
    body: extract::Json<SalesTransactionItemBody>,
) -> Result<Created<Part<SalesTransactionItemResponse>>, Problem> {
    let command = AddSalesTransactionItem {
        root,
        expected,
        details: body.parse()?,
        actor,
    };
    let added = use_cases.add(command).await?;
    Ok(Created::within(&uri, Part::from(added)))
}

/// Lists the items of a sales transaction.
#[utoipa::path(
    get,
    path = "/sales/sales-transactions/{id}/items",
    operation_id = "list_sales_transaction_items",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfNoneMatch),
    responses(
        (status = 200, description = "All of them", body = MembersResponse<SalesTransactionItemResponse>, headers(
            ("ETag" = String, description = "The version of their sales transaction"),
        )),
        (status = 304, description = "The caller has them already"),
        ReadProblems,
    ),
)]
async fn list(
    State(use_cases): State<SalesTransactionItemUseCases>,
    Id(root): Id<SalesTransactionId>,
    known: IfNoneMatch,
) -> Result<Unless<Part<MembersResponse<SalesTransactionItemResponse>>>, Problem> {
    let found = use_cases.list(root).await?;
    Ok(Current(Part::all(root, found)).unless(known))
}

/// Gets an item of a sales transaction.
#[utoipa::path(
    get,
    path = "/sales/sales-transactions/{id}/items/{item_id}",
    operation_id = "get_sales_transaction_item",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, ("item_id" = Uuid, Path, description = "The identity of the item"), IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionItemResponse, headers(
            ("ETag" = String, description = "The version of its sales transaction"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<SalesTransactionItemUseCases>,
    extract::MemberId { root, id }: extract::MemberId<SalesTransactionId, SalesTransactionItemId>,
    known: IfNoneMatch,
) -> Result<Unless<Part<SalesTransactionItemResponse>>, Problem> {
    let found = use_cases.get(root, id).await?;
    Ok(Current(Part::from(found)).unless(known))
}

/// Replaces an item of a sales transaction.
#[utoipa::path(
    put,
    path = "/sales/sales-transactions/{id}/items/{item_id}",
    operation_id = "replace_sales_transaction_item",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, ("item_id" = Uuid, Path, description = "The identity of the item"), IfMatch),
    request_body = SalesTransactionItemBody,
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionItemResponse, headers(
            ("ETag" = String, description = "The version of its sales transaction"),
        )),
        MemberProblems,
    ),
)]
async fn replace(
    State(use_cases): State<SalesTransactionItemUseCases>,
    Actor(actor): Actor,
    extract::MemberId { root, id }: extract::MemberId<SalesTransactionId, SalesTransactionItemId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<SalesTransactionItemBody>,
) -> Result<Current<Part<SalesTransactionItemResponse>>, Problem> {
    let command = ReplaceSalesTransactionItem {
        root,
        id,
        expected,
        details: body.parse()?,
        actor,
    };
    let replaced = use_cases.replace(command).await?;
    Ok(Current(Part::from(replaced)))
}

/// Changes the given members of an item of a sales transaction.
#[utoipa::path(
    patch,
    path = "/sales/sales-transactions/{id}/items/{item_id}",
    operation_id = "patch_sales_transaction_item",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, ("item_id" = Uuid, Path, description = "The identity of the item"), IfMatch),
    request_body(content(
        (SalesTransactionItemPatch = "application/json"),
        (SalesTransactionItemPatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionItemResponse, headers(
            ("ETag" = String, description = "The version of its sales transaction"),
        )),
        MemberProblems,
    ),
)]
async fn patch(
    State(use_cases): State<SalesTransactionItemUseCases>,
    Actor(actor): Actor,
    extract::MemberId { root, id }: extract::MemberId<SalesTransactionId, SalesTransactionItemId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<SalesTransactionItemPatch>,
) -> Result<Current<Part<SalesTransactionItemResponse>>, Problem> {
    let command = PatchSalesTransactionItem {
        root,
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let patched = use_cases.patch(command).await?;
    Ok(Current(Part::from(patched)))
}

/// Removes an item from a sales transaction.
#[utoipa::path(
    delete,
    path = "/sales/sales-transactions/{id}/items/{item_id}",
    operation_id = "remove_sales_transaction_item",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, ("item_id" = Uuid, Path, description = "The identity of the item"), IfMatch),
    responses(
        (status = 204, description = "It was removed", headers(
            ("ETag" = String, description = "The version of its sales transaction"),
        )),
        RemovalProblems,
    ),
)]
async fn remove(
    State(use_cases): State<SalesTransactionItemUseCases>,
    Actor(actor): Actor,
    extract::MemberId { root, id }: extract::MemberId<SalesTransactionId, SalesTransactionItemId>,
    IfMatch(expected): IfMatch,
) -> Result<Removed, Problem> {
    let command = RemoveSalesTransactionItem {
        root,
        id,
        expected,
        actor,
    };
    Ok(Removed(use_cases.remove(command).await?))
}
