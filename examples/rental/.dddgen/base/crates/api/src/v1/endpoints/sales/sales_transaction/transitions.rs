//! The endpoints of the steps of sales transactions from state to state.

use application::use_cases::sales::CancelSalesTransaction;
use application::use_cases::sales::CompleteSalesTransaction;
use application::use_cases::sales::ConfirmSalesTransaction;
use application::use_cases::sales::PaySalesTransaction;
use application::use_cases::sales::RefundSalesTransaction;
use application::use_cases::sales::SalesTransactionUseCases;
use application::use_cases::sales::ShipSalesTransaction;
use axum::extract::State;
use domain::ids::SalesTransactionId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract;
use crate::extract::{Actor, Id, IfMatch};
use crate::problem::{Problem, TransitionProblems};
use crate::response::Current;
use crate::state::AppState;
use crate::v1::schemas::sales::CancelSalesTransactionBody;
use crate::v1::schemas::sales::SalesTransactionResponse;

/// The routes of these steps.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(confirm));
    router = router.routes(routes!(ship));
    router = router.routes(routes!(complete));
    router = router.routes(routes!(cancel));
    router = router.routes(routes!(pay));
    router = router.routes(routes!(refund));
    router
}

/// Promises the items to the customer.
#[utoipa::path(
    post,
    path = "/sales/sales-transactions/{id}/confirm",
    operation_id = "confirm_sales_transaction",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfMatch),
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        TransitionProblems,
    ),
)]
async fn confirm(
    State(use_cases): State<SalesTransactionUseCases>,
    Actor(actor): Actor,
    Id(id): Id<SalesTransactionId>,
    IfMatch(expected): IfMatch,
) -> Result<Current<SalesTransactionResponse>, Problem> {
    let command = ConfirmSalesTransaction {
        id,
        expected,
        actor,
    };
    let sales_transaction = use_cases.confirm(command).await?;
    Ok(Current(SalesTransactionResponse::from(sales_transaction)))
}

/// Hands the items over.
#[utoipa::path(
    post,
    path = "/sales/sales-transactions/{id}/ship",
    operation_id = "ship_sales_transaction",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfMatch),
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        TransitionProblems,
    ),
)]
async fn ship(
    State(use_cases): State<SalesTransactionUseCases>,
    Actor(actor): Actor,
    Id(id): Id<SalesTransactionId>,
    IfMatch(expected): IfMatch,
) -> Result<Current<SalesTransactionResponse>, Problem> {
    let command = ShipSalesTransaction {
        id,
        expected,
        actor,
    };
    let sales_transaction = use_cases.ship(command).await?;
    Ok(Current(SalesTransactionResponse::from(sales_transaction)))
}

/// Ends it as agreed.
#[utoipa::path(
    post,
    path = "/sales/sales-transactions/{id}/complete",
    operation_id = "complete_sales_transaction",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfMatch),
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        TransitionProblems,
    ),
)]
async fn complete(
    State(use_cases): State<SalesTransactionUseCases>,
    Actor(actor): Actor,
    Id(id): Id<SalesTransactionId>,
    IfMatch(expected): IfMatch,
) -> Result<Current<SalesTransactionResponse>, Problem> {
    let command = CompleteSalesTransaction {
        id,
        expected,
        actor,
    };
    let sales_transaction = use_cases.complete(command).await?;
    Ok(Current(SalesTransactionResponse::from(sales_transaction)))
}

/// Calls it off.
#[utoipa::path(
    post,
    path = "/sales/sales-transactions/{id}/cancel",
    operation_id = "cancel_sales_transaction",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfMatch),
    request_body = CancelSalesTransactionBody,
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        TransitionProblems,
    ),
)]
async fn cancel(
    State(use_cases): State<SalesTransactionUseCases>,
    Actor(actor): Actor,
    Id(id): Id<SalesTransactionId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<CancelSalesTransactionBody>,
) -> Result<Current<SalesTransactionResponse>, Problem> {
    let command = CancelSalesTransaction {
        id,
        expected,
        input: body.parse()?,
        actor,
    };
    let sales_transaction = use_cases.cancel(command).await?;
    Ok(Current(SalesTransactionResponse::from(sales_transaction)))
}

/// Takes the money.
#[utoipa::path(
    post,
    path = "/sales/sales-transactions/{id}/pay",
    operation_id = "pay_sales_transaction",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfMatch),
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        TransitionProblems,
    ),
)]
async fn pay(
    State(use_cases): State<SalesTransactionUseCases>,
    Actor(actor): Actor,
    Id(id): Id<SalesTransactionId>,
    IfMatch(expected): IfMatch,
) -> Result<Current<SalesTransactionResponse>, Problem> {
    let command = PaySalesTransaction {
        id,
        expected,
        actor,
    };
    let sales_transaction = use_cases.pay(command).await?;
    Ok(Current(SalesTransactionResponse::from(sales_transaction)))
}

/// Gives the money back.
#[utoipa::path(
    post,
    path = "/sales/sales-transactions/{id}/refund",
    operation_id = "refund_sales_transaction",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfMatch),
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        TransitionProblems,
    ),
)]
async fn refund(
    State(use_cases): State<SalesTransactionUseCases>,
    Actor(actor): Actor,
    Id(id): Id<SalesTransactionId>,
    IfMatch(expected): IfMatch,
) -> Result<Current<SalesTransactionResponse>, Problem> {
    let command = RefundSalesTransaction {
        id,
        expected,
        actor,
    };
    let sales_transaction = use_cases.refund(command).await?;
    Ok(Current(SalesTransactionResponse::from(sales_transaction)))
}
