//! The endpoints of sales transactions.

mod related;
mod transitions;

use application::queries::sales::SalesTransactionField;
use application::use_cases::sales::CreateSalesTransaction;
use application::use_cases::sales::DeleteSalesTransaction;
use application::use_cases::sales::PatchSalesTransaction;
use application::use_cases::sales::SalesTransactionUseCases;
use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use domain::ids::SalesTransactionId;
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
use crate::v1::schemas::sales::SalesTransactionBody;
use crate::v1::schemas::sales::SalesTransactionPatch;
use crate::v1::schemas::sales::SalesTransactionReplacement;
use crate::v1::schemas::sales::SalesTransactionResponse;
use crate::v1::schemas::sales::SalesTransactionStatisticsResponse;

/// The routes of sales transactions.
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

/// Creates a sales transaction.
#[utoipa::path(
    post,
    path = "/sales/sales-transactions",
    operation_id = "create_sales_transaction",
    tag = "sales/sales-transactions",
    request_body = SalesTransactionBody,
    responses(
        (status = 201, description = "It was created", body = SalesTransactionResponse, headers(
            ("ETag" = String, description = "Its version"),
            ("Location" = String, description = "Its place"),
        )),
        CreateProblems,
    ),
)]
async fn create(
    State(use_cases): State<SalesTransactionUseCases>,
    Actor(actor): Actor,
    uri: OriginalUri,
    body: extract::Json<SalesTransactionBody>,
) -> Result<Created<SalesTransactionResponse>, Problem> {
    let details = body.parse()?;
    let sales_transaction = use_cases
        .create(CreateSalesTransaction { details, actor })
        .await?;
    Ok(Created::within(
        &uri,
        SalesTransactionResponse::from(sales_transaction),
    ))
}

/// Lists sales transactions, page by page.
#[utoipa::path(
    get,
    path = "/sales/sales-transactions",
    operation_id = "list_sales_transactions",
    tag = "sales/sales-transactions",
    params(ListQuery<SalesTransactionField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<SalesTransactionResponse>),
        ListProblems,
    ),
)]
async fn list(
    State(use_cases): State<SalesTransactionUseCases>,
    ListQuery(query): ListQuery<SalesTransactionField>,
) -> Result<Json<PageResponse<SalesTransactionResponse>>, Problem> {
    let page = use_cases.list(&query).await?;
    Ok(Json(PageResponse::from(page)))
}

/// Says what the numbers of sales transactions amount to.
#[utoipa::path(
    get,
    path = "/sales/sales-transactions/statistics",
    operation_id = "sales_transactions_statistics",
    tag = "sales/sales-transactions",
    params(Conditions<SalesTransactionField>),
    responses(
        (status = 200, description = "Count, extremes, average and sum of each numeric member", body = SalesTransactionStatisticsResponse),
        ListProblems,
    ),
)]
async fn statistics(
    State(use_cases): State<SalesTransactionUseCases>,
    Conditions(query): Conditions<SalesTransactionField>,
) -> Result<Json<SalesTransactionStatisticsResponse>, Problem> {
    let statistics = use_cases.statistics(&query).await?;
    Ok(Json(SalesTransactionStatisticsResponse::from(statistics)))
}

/// Gets a sales transaction.
#[utoipa::path(
    get,
    path = "/sales/sales-transactions/{id}",
    operation_id = "get_sales_transaction",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<SalesTransactionUseCases>,
    Id(id): Id<SalesTransactionId>,
    known: IfNoneMatch,
) -> Result<Unless<SalesTransactionResponse>, Problem> {
    let sales_transaction = use_cases.get(id).await?;
    Ok(Current(SalesTransactionResponse::from(sales_transaction)).unless(known))
}

/// Creates many sales transactions, or none.
#[utoipa::path(
    post,
    path = "/sales/sales-transactions/bulk",
    operation_id = "create_all_sales_transactions",
    tag = "sales/sales-transactions",
    request_body = BulkBody<SalesTransactionBody>,
    responses(
        (status = 201, description = "All were created", body = BulkResponse<SalesTransactionResponse>),
        CreateProblems,
    ),
)]
async fn create_all(
    State(use_cases): State<SalesTransactionUseCases>,
    Actor(actor): Actor,
    body: Bulk<SalesTransactionBody>,
) -> Result<(StatusCode, Json<BulkResponse<SalesTransactionResponse>>), Problem> {
    let items = body.parse()?.into_iter();
    let commands = items.map(|details| CreateSalesTransaction {
        details,
        actor: actor.clone(),
    });
    let created = use_cases.create_all(commands.collect()).await?;
    Ok((StatusCode::CREATED, Json(BulkResponse::from(created))))
}

/// Changes the given members of many sales transactions, or of none.
#[utoipa::path(
    patch,
    path = "/sales/sales-transactions/bulk",
    operation_id = "patch_all_sales_transactions",
    tag = "sales/sales-transactions",
    request_body = BulkBody<Identified<SalesTransactionPatch>>,
    responses(
        (status = 200, description = "As they are now", body = BulkResponse<SalesTransactionResponse>),
        ChangeProblems,
    ),
)]
async fn patch_all(
    State(use_cases): State<SalesTransactionUseCases>,
    Actor(actor): Actor,
    body: Bulk<Identified<SalesTransactionPatch>>,
) -> Result<Json<BulkResponse<SalesTransactionResponse>>, Problem> {
    let items = body.parse_addressed()?.into_iter();
    let commands = items.map(|item| PatchSalesTransaction {
        id: item.id.into(),
        expected: item.expected,
        changes: item.said,
        actor: actor.clone(),
    });
    let patched = use_cases.patch_all(commands.collect()).await?;
    Ok(Json(BulkResponse::from(patched)))
}

/// Replaces a sales transaction, but for its members.
#[utoipa::path(
    put,
    path = "/sales/sales-transactions/{id}",
    operation_id = "replace_sales_transaction",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfMatch),
    request_body = SalesTransactionReplacement,
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn replace(
    State(use_cases): State<SalesTransactionUseCases>,
    Actor(actor): Actor,
    Id(id): Id<SalesTransactionId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<SalesTransactionReplacement>,
) -> Result<Current<SalesTransactionResponse>, Problem> {
    let command = PatchSalesTransaction {
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let sales_transaction = use_cases.patch(command).await?;
    Ok(Current(SalesTransactionResponse::from(sales_transaction)))
}

/// Changes the given members of a sales transaction.
#[utoipa::path(
    patch,
    path = "/sales/sales-transactions/{id}",
    operation_id = "patch_sales_transaction",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfMatch),
    request_body(content(
        (SalesTransactionPatch = "application/json"),
        (SalesTransactionPatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn patch(
    State(use_cases): State<SalesTransactionUseCases>,
    Actor(actor): Actor,
    Id(id): Id<SalesTransactionId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<SalesTransactionPatch>,
) -> Result<Current<SalesTransactionResponse>, Problem> {
    let command = PatchSalesTransaction {
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let sales_transaction = use_cases.patch(command).await?;
    Ok(Current(SalesTransactionResponse::from(sales_transaction)))
}

/// Deletes a sales transaction.
#[utoipa::path(
    delete,
    path = "/sales/sales-transactions/{id}",
    operation_id = "delete_sales_transaction",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfMatch),
    responses(
        (status = 204, description = "It was deleted"),
        DeleteProblems,
    ),
)]
async fn delete(
    State(use_cases): State<SalesTransactionUseCases>,
    Actor(actor): Actor,
    Id(id): Id<SalesTransactionId>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, Problem> {
    let command = DeleteSalesTransaction {
        id,
        expected,
        actor,
    };
    use_cases.delete(command).await?;
    Ok(StatusCode::NO_CONTENT)
}
