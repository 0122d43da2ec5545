//! The endpoints of the steps of orders from state to state.

use application::use_cases::sales::CancelOrder;
use application::use_cases::sales::ConfirmOrder;
use application::use_cases::sales::DeliverOrder;
use application::use_cases::sales::OrderUseCases;
use application::use_cases::sales::ShipOrder;
use axum::extract::State;
use domain::ids::OrderId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract;
use crate::extract::{Actor, Id, IfMatch};
use crate::problem::{Problem, TransitionProblems};
use crate::response::Current;
use crate::state::AppState;
use crate::v1::schemas::sales::CancelOrderBody;
use crate::v1::schemas::sales::OrderResponse;

/// The routes of these steps.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(confirm));
    router = router.routes(routes!(ship));
    router = router.routes(routes!(deliver));
    router = router.routes(routes!(cancel));
    router
}

/// Confirm: takes the order from `pending` to `confirmed`.
#[utoipa::path(
    post,
    path = "/sales/orders/{id}/confirm",
    operation_id = "confirm_order",
    tag = "sales/orders",
    params(Id<OrderId>, IfMatch),
    responses(
        (status = 200, description = "As it is now", body = OrderResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        TransitionProblems,
    ),
)]
async fn confirm(
    State(use_cases): State<OrderUseCases>,
    Actor(actor): Actor,
    Id(id): Id<OrderId>,
    IfMatch(expected): IfMatch,
) -> Result<Current<OrderResponse>, Problem> {
    let command = ConfirmOrder {
        id,
        expected,
        actor,
    };
    let order = use_cases.confirm(command).await?;
    Ok(Current(OrderResponse::from(order)))
}

/// Ship: takes the order from `confirmed` to `shipped`.
#[utoipa::path(
    post,
    path = "/sales/orders/{id}/ship",
    operation_id = "ship_order",
    tag = "sales/orders",
    params(Id<OrderId>, IfMatch),
    responses(
        (status = 200, description = "As it is now", body = OrderResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        TransitionProblems,
    ),
)]
async fn ship(
    State(use_cases): State<OrderUseCases>,
    Actor(actor): Actor,
    Id(id): Id<OrderId>,
    IfMatch(expected): IfMatch,
) -> Result<Current<OrderResponse>, Problem> {
    let command = ShipOrder {
        id,
        expected,
        actor,
    };
    let order = use_cases.ship(command).await?;
    Ok(Current(OrderResponse::from(order)))
}

/// Deliver: takes the order from `shipped` to `delivered`.
#[utoipa::path(
    post,
    path = "/sales/orders/{id}/deliver",
    operation_id = "deliver_order",
    tag = "sales/orders",
    params(Id<OrderId>, IfMatch),
    responses(
        (status = 200, description = "As it is now", body = OrderResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        TransitionProblems,
    ),
)]
async fn deliver(
    State(use_cases): State<OrderUseCases>,
    Actor(actor): Actor,
    Id(id): Id<OrderId>,
    IfMatch(expected): IfMatch,
) -> Result<Current<OrderResponse>, Problem> {
    let command = DeliverOrder {
        id,
        expected,
        actor,
    };
    let order = use_cases.deliver(command).await?;
    Ok(Current(OrderResponse::from(order)))
}

/// Cancel: takes the order from `pending` or `confirmed` to `cancelled`.
#[utoipa::path(
    post,
    path = "/sales/orders/{id}/cancel",
    operation_id = "cancel_order",
    tag = "sales/orders",
    params(Id<OrderId>, IfMatch),
    request_body = CancelOrderBody,
    responses(
        (status = 200, description = "As it is now", body = OrderResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        TransitionProblems,
    ),
)]
async fn cancel(
    State(use_cases): State<OrderUseCases>,
    Actor(actor): Actor,
    Id(id): Id<OrderId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<CancelOrderBody>,
) -> Result<Current<OrderResponse>, Problem> {
    let command = CancelOrder {
        id,
        expected,
        input: body.parse()?,
        actor,
    };
    let order = use_cases.cancel(command).await?;
    Ok(Current(OrderResponse::from(order)))
}
