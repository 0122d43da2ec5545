//! The endpoints of orders.

mod related;
mod transitions;

use application::queries::sales::OrderField;
use application::use_cases::sales::CreateOrder;
use application::use_cases::sales::DeleteOrder;
use application::use_cases::sales::OrderUseCases;
use application::use_cases::sales::PatchOrder;
use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use domain::ids::OrderId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract::{
    self, Actor, Bulk, BulkBody, Conditions, Id, Identified, IfMatch, IfNoneMatch, ListQuery,
};
use crate::problem::{
    ChangeProblems, CreateProblems, DeleteProblems, ListProblems, Problem, ReadProblems,
};
use crate::response::{BulkResponse, Created, Current, PageResponse, Unless};
use crate::state::AppState;
use crate::v1::schemas::sales::OrderBody;
use crate::v1::schemas::sales::OrderPatch;
use crate::v1::schemas::sales::OrderReplacement;
use crate::v1::schemas::sales::OrderResponse;
use crate::v1::schemas::sales::OrderStatisticsResponse;

/// The routes of orders.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(create, list));
    router = router.routes(routes!(statistics));
    router = router.routes(routes!(create_all, patch_all));
    router = router.routes(routes!(get, replace, patch, delete));
    router = router.merge(related::routes());
    router = router.merge(transitions::routes());
    router
}

/// Creates an order.
#[utoipa::path(
    post,
    path = "/sales/orders",
    operation_id = "create_order",
    tag = "sales/orders",
    request_body = OrderBody,
    responses(
        (status = 201, description = "It was created", body = OrderResponse, headers(
            ("ETag" = String, description = "Its version"),
            ("Location" = String, description = "Its place"),
        )),
        CreateProblems,
    ),
)]
async fn create(
    State(use_cases): State<OrderUseCases>,
    Actor(actor): Actor,
    uri: OriginalUri,
    body: extract::Json<OrderBody>,
) -> Result<Created<OrderResponse>, Problem> {
    let details = body.parse()?;
    let order = use_cases.create(CreateOrder { details, actor }).await?;
    Ok(Created::within(&uri, OrderResponse::from(order)))
}

/// Lists orders, page by page.
#[utoipa::path(
    get,
    path = "/sales/orders",
    operation_id = "list_orders",
    tag = "sales/orders",
    params(ListQuery<OrderField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<OrderResponse>),
        ListProblems,
    ),
)]
async fn list(
    State(use_cases): State<OrderUseCases>,
    ListQuery(query): ListQuery<OrderField>,
) -> Result<Json<PageResponse<OrderResponse>>, Problem> {
    let page = use_cases.list(&query).await?;
    Ok(Json(PageResponse::from(page)))
}

/// Says what the numbers of orders amount to.
#[utoipa::path(
    get,
    path = "/sales/orders/statistics",
    operation_id = "orders_statistics",
    tag = "sales/orders",
    params(Conditions<OrderField>),
    responses(
        (status = 200, description = "Count, extremes, average and sum of each numeric member", body = OrderStatisticsResponse),
        ListProblems,
    ),
)]
async fn statistics(
    State(use_cases): State<OrderUseCases>,
    Conditions(query): Conditions<OrderField>,
) -> Result<Json<OrderStatisticsResponse>, Problem> {
    let statistics = use_cases.statistics(&query).await?;
    Ok(Json(OrderStatisticsResponse::from(statistics)))
}

/// Gets an order.
#[utoipa::path(
    get,
    path = "/sales/orders/{id}",
    operation_id = "get_order",
    tag = "sales/orders",
    params(Id<OrderId>, IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = OrderResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<OrderUseCases>,
    Id(id): Id<OrderId>,
    known: IfNoneMatch,
) -> Result<Unless<OrderResponse>, Problem> {
    let order = use_cases.get(id).await?;
    Ok(Current(OrderResponse::from(order)).unless(known))
}

/// Creates many orders, or none.
#[utoipa::path(
    post,
    path = "/sales/orders/bulk",
    operation_id = "create_all_orders",
    tag = "sales/orders",
    request_body = BulkBody<OrderBody>,
    responses(
        (status = 201, description = "All were created", body = BulkResponse<OrderResponse>),
        CreateProblems,
    ),
)]
async fn create_all(
    State(use_cases): State<OrderUseCases>,
    Actor(actor): Actor,
    body: Bulk<OrderBody>,
) -> Result<(StatusCode, Json<BulkResponse<OrderResponse>>), Problem> {
    let items = body.parse()?.into_iter();
    let commands = items.map(|details| CreateOrder {
        details,
        actor: actor.clone(),
    });
    let created = use_cases.create_all(commands.collect()).await?;
    Ok((StatusCode::CREATED, Json(BulkResponse::from(created))))
}

/// Changes the given members of many orders, or of none.
#[utoipa::path(
    patch,
    path = "/sales/orders/bulk",
    operation_id = "patch_all_orders",
    tag = "sales/orders",
    request_body = BulkBody<Identified<OrderPatch>>,
    responses(
        (status = 200, description = "As they are now", body = BulkResponse<OrderResponse>),
        ChangeProblems,
    ),
)]
async fn patch_all(
    State(use_cases): State<OrderUseCases>,
    Actor(actor): Actor,
    body: Bulk<Identified<OrderPatch>>,
) -> Result<Json<BulkResponse<OrderResponse>>, Problem> {
    let items = body.parse_addressed()?.into_iter();
    let commands = items.map(|item| PatchOrder {
        id: item.id.into(),
        expected: item.expected,
        changes: item.said,
        actor: actor.clone(),
    });
    let patched = use_cases.patch_all(commands.collect()).await?;
    Ok(Json(BulkResponse::from(patched)))
}

/// Replaces an order, but for its members.
#[utoipa::path(
    put,
    path = "/sales/orders/{id}",
    operation_id = "replace_order",
    tag = "sales/orders",
    params(Id<OrderId>, IfMatch),
    request_body = OrderReplacement,
    responses(
        (status = 200, description = "As it is now", body = OrderResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn replace(
    State(use_cases): State<OrderUseCases>,
    Actor(actor): Actor,
    Id(id): Id<OrderId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<OrderReplacement>,
) -> Result<Current<OrderResponse>, Problem> {
    let command = PatchOrder {
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let order = use_cases.patch(command).await?;
    Ok(Current(OrderResponse::from(order)))
}

/// Changes the given members of an order.
#[utoipa::path(
    patch,
    path = "/sales/orders/{id}",
    operation_id = "patch_order",
    tag = "sales/orders",
    params(Id<OrderId>, IfMatch),
    request_body(content(
        (OrderPatch = "application/json"),
        (OrderPatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = OrderResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn patch(
    State(use_cases): State<OrderUseCases>,
    Actor(actor): Actor,
    Id(id): Id<OrderId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<OrderPatch>,
) -> Result<Current<OrderResponse>, Problem> {
    let command = PatchOrder {
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let order = use_cases.patch(command).await?;
    Ok(Current(OrderResponse::from(order)))
}

/// Deletes an order.
#[utoipa::path(
    delete,
    path = "/sales/orders/{id}",
    operation_id = "delete_order",
    tag = "sales/orders",
    params(Id<OrderId>, IfMatch),
    responses(
        (status = 204, description = "It was deleted"),
        DeleteProblems,
    ),
)]
async fn delete(
    State(use_cases): State<OrderUseCases>,
    Actor(actor): Actor,
    Id(id): Id<OrderId>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, Problem> {
    let command = DeleteOrder {
        id,
        expected,
        actor,
    };
    use_cases.delete(command).await?;
    Ok(StatusCode::NO_CONTENT)
}
