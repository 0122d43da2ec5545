//! The endpoints of order lines, below those of their order.

use application::use_cases::sales::AddOrderLine;
use application::use_cases::sales::OrderLineUseCases;
use application::use_cases::sales::PatchOrderLine;
use application::use_cases::sales::RemoveOrderLine;
use application::use_cases::sales::ReplaceOrderLine;
use axum::extract::{OriginalUri, State};
use domain::ids::OrderId;
use domain::ids::OrderLineId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract::{self, Actor, Id, IfMatch, IfNoneMatch};
use crate::member::{MembersResponse, Part, Removed};
use crate::problem::{MemberProblems, Problem, ReadProblems, RemovalProblems};
use crate::response::{Created, Current, Unless};
use crate::state::AppState;
use crate::v1::schemas::sales::OrderLineBody;
use crate::v1::schemas::sales::OrderLinePatch;
use crate::v1::schemas::sales::OrderLineResponse;

/// The routes of order lines.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(add, list));
    router = router.routes(routes!(get, replace, patch, remove));
    router
}

/// Adds a line to an order.
#[utoipa::path(
    post,
    path = "/sales/orders/{id}/lines",
    operation_id = "add_order_line",
    tag = "sales/orders",
    params(Id<OrderId>, IfMatch),
    request_body = OrderLineBody,
    responses(
        (status = 201, description = "It was added", body = OrderLineResponse, headers(
            ("ETag" = String, description = "The version of its order"),
            ("Location" = String, description = "Its place"),
        )),
        MemberProblems,
    ),
)]
async fn add(
    State(use_cases): State<OrderLineUseCases>,
    Actor(actor): Actor,
    Id(root): Id<OrderId>,
    IfMatch(expected): IfMatch,
    uri: OriginalUri,
    body: extract::Json<OrderLineBody>,
) -> Result<Created<Part<OrderLineResponse>>, Problem> {
    let command = AddOrderLine {
        root,
        expected,
        details: body.parse()?,
        actor,
    };
    let added = use_cases.add(command).await?;
    Ok(Created::within(&uri, Part::from(added)))
}

/// Lists the lines of an order.
#[utoipa::path(
    get,
    path = "/sales/orders/{id}/lines",
    operation_id = "list_order_lines",
    tag = "sales/orders",
    params(Id<OrderId>, IfNoneMatch),
    responses(
        (status = 200, description = "All of them", body = MembersResponse<OrderLineResponse>, headers(
            ("ETag" = String, description = "The version of their order"),
        )),
        (status = 304, description = "The caller has them already"),
        ReadProblems,
    ),
)]
async fn list(
    State(use_cases): State<OrderLineUseCases>,
    Id(root): Id<OrderId>,
    known: IfNoneMatch,
) -> Result<Unless<Part<MembersResponse<OrderLineResponse>>>, Problem> {
    let found = use_cases.list(root).await?;
    Ok(Current(Part::all(root, found)).unless(known))
}

/// Gets a line of an order.
#[utoipa::path(
    get,
    path = "/sales/orders/{id}/lines/{line_id}",
    operation_id = "get_order_line",
    tag = "sales/orders",
    params(Id<OrderId>, ("line_id" = Uuid, Path, description = "The identity of the line"), IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = OrderLineResponse, headers(
            ("ETag" = String, description = "The version of its order"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<OrderLineUseCases>,
    extract::MemberId { root, id }: extract::MemberId<OrderId, OrderLineId>,
    known: IfNoneMatch,
) -> Result<Unless<Part<OrderLineResponse>>, Problem> {
    let found = use_cases.get(root, id).await?;
    Ok(Current(Part::from(found)).unless(known))
}

/// Replaces a line of an order.
#[utoipa::path(
    put,
    path = "/sales/orders/{id}/lines/{line_id}",
    operation_id = "replace_order_line",
    tag = "sales/orders",
    params(Id<OrderId>, ("line_id" = Uuid, Path, description = "The identity of the line"), IfMatch),
    request_body = OrderLineBody,
    responses(
        (status = 200, description = "As it is now", body = OrderLineResponse, headers(
            ("ETag" = String, description = "The version of its order"),
        )),
        MemberProblems,
    ),
)]
async fn replace(
    State(use_cases): State<OrderLineUseCases>,
    Actor(actor): Actor,
    extract::MemberId { root, id }: extract::MemberId<OrderId, OrderLineId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<OrderLineBody>,
) -> Result<Current<Part<OrderLineResponse>>, Problem> {
    let command = ReplaceOrderLine {
        root,
        id,
        expected,
        details: body.parse()?,
        actor,
    };
    let replaced = use_cases.replace(command).await?;
    Ok(Current(Part::from(replaced)))
}

/// Changes the given members of a line of an order.
#[utoipa::path(
    patch,
    path = "/sales/orders/{id}/lines/{line_id}",
    operation_id = "patch_order_line",
    tag = "sales/orders",
    params(Id<OrderId>, ("line_id" = Uuid, Path, description = "The identity of the line"), IfMatch),
    request_body(content(
        (OrderLinePatch = "application/json"),
        (OrderLinePatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = OrderLineResponse, headers(
            ("ETag" = String, description = "The version of its order"),
        )),
        MemberProblems,
    ),
)]
async fn patch(
    State(use_cases): State<OrderLineUseCases>,
    Actor(actor): Actor,
    extract::MemberId { root, id }: extract::MemberId<OrderId, OrderLineId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<OrderLinePatch>,
) -> Result<Current<Part<OrderLineResponse>>, Problem> {
    let command = PatchOrderLine {
        root,
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let patched = use_cases.patch(command).await?;
    Ok(Current(Part::from(patched)))
}

/// Removes a line from an order.
#[utoipa::path(
    delete,
    path = "/sales/orders/{id}/lines/{line_id}",
    operation_id = "remove_order_line",
    tag = "sales/orders",
    params(Id<OrderId>, ("line_id" = Uuid, Path, description = "The identity of the line"), IfMatch),
    responses(
        (status = 204, description = "It was removed", headers(
            ("ETag" = String, description = "The version of its order"),
        )),
        RemovalProblems,
    ),
)]
async fn remove(
    State(use_cases): State<OrderLineUseCases>,
    Actor(actor): Actor,
    extract::MemberId { root, id }: extract::MemberId<OrderId, OrderLineId>,
    IfMatch(expected): IfMatch,
) -> Result<Removed, Problem> {
    let command = RemoveOrderLine {
        root,
        id,
        expected,
        actor,
    };
    Ok(Removed(use_cases.remove(command).await?))
}
