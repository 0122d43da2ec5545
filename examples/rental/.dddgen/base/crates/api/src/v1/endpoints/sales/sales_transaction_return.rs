//! The endpoints of sales transaction returns, below those of their sales transaction.

use application::use_cases::sales::AddSalesTransactionReturn;
use application::use_cases::sales::PatchSalesTransactionReturn;
use application::use_cases::sales::RemoveSalesTransactionReturn;
use application::use_cases::sales::ReplaceSalesTransactionReturn;
use application::use_cases::sales::SalesTransactionReturnUseCases;
use axum::extract::{OriginalUri, State};
use domain::ids::SalesTransactionId;
use domain::ids::SalesTransactionReturnId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract::{self, Actor, Id, IfMatch, IfNoneMatch};
use crate::member::{MembersResponse, Part, Removed};
use crate::problem::{MemberProblems, Problem, ReadProblems, RemovalProblems};
use crate::response::{Created, Current, Unless};
use crate::state::AppState;
use crate::v1::schemas::sales::SalesTransactionReturnBody;
use crate::v1::schemas::sales::SalesTransactionReturnPatch;
use crate::v1::schemas::sales::SalesTransactionReturnResponse;

/// The routes of sales transaction returns.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(add, list));
    router = router.routes(routes!(get, replace, patch, remove));
    router
}

/// Adds a return to a sales transaction.
#[utoipa::path(
    post,
    path = "/sales/sales-transactions/{id}/returns",
    operation_id = "add_sales_transaction_return",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfMatch),
    request_body = SalesTransactionReturnBody,
    responses(
        (status = 201, description = "It was added", body = SalesTransactionReturnResponse, headers(
            ("ETag" = String, description = "The version of its sales transaction"),
            ("Location" = String, description = "Its place"),
        )),
        MemberProblems,
    ),
)]
async fn add(
    State(use_cases): State<SalesTransactionReturnUseCases>,
    Actor(actor): Actor,
    Id(root): Id<SalesTransactionId>,
    IfMatch(expected): IfMatch,
    uri: OriginalUri,
    body: extract::Json<SalesTransactionReturnBody>,
) -> Result<Created<Part<SalesTransactionReturnResponse>>, Problem> {
    let command = AddSalesTransactionReturn {
        root,
        expected,
        details: body.parse()?,
        actor,
    };
    let added = use_cases.add(command).await?;
    Ok(Created::within(&uri, Part::from(added)))
}

/// Lists the returns of a sales transaction.
#[utoipa::path(
    get,
    path = "/sales/sales-transactions/{id}/returns",
    operation_id = "list_sales_transaction_returns",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, IfNoneMatch),
    responses(
        (status = 200, description = "All of them", body = MembersResponse<SalesTransactionReturnResponse>, headers(
            ("ETag" = String, description = "The version of their sales transaction"),
        )),
        (status = 304, description = "The caller has them already"),
        ReadProblems,
    ),
)]
async fn list(
    State(use_cases): State<SalesTransactionReturnUseCases>,
    Id(root): Id<SalesTransactionId>,
    known: IfNoneMatch,
) -> Result<Unless<Part<MembersResponse<SalesTransactionReturnResponse>>>, Problem> {
    let found = use_cases.list(root).await?;
    Ok(Current(Part::all(root, found)).unless(known))
}

/// Gets a return of a sales transaction.
#[utoipa::path(
    get,
    path = "/sales/sales-transactions/{id}/returns/{return_id}",
    operation_id = "get_sales_transaction_return",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, ("return_id" = Uuid, Path, description = "The identity of the return"), IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionReturnResponse, headers(
            ("ETag" = String, description = "The version of its sales transaction"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<SalesTransactionReturnUseCases>,
    extract::MemberId { root, id }: extract::MemberId<SalesTransactionId, SalesTransactionReturnId>,
    known: IfNoneMatch,
) -> Result<Unless<Part<SalesTransactionReturnResponse>>, Problem> {
    let found = use_cases.get(root, id).await?;
    Ok(Current(Part::from(found)).unless(known))
}

/// Replaces a return of a sales transaction.
#[utoipa::path(
    put,
    path = "/sales/sales-transactions/{id}/returns/{return_id}",
    operation_id = "replace_sales_transaction_return",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, ("return_id" = Uuid, Path, description = "The identity of the return"), IfMatch),
    request_body = SalesTransactionReturnBody,
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionReturnResponse, headers(
            ("ETag" = String, description = "The version of its sales transaction"),
        )),
        MemberProblems,
    ),
)]
async fn replace(
    State(use_cases): State<SalesTransactionReturnUseCases>,
    Actor(actor): Actor,
    extract::MemberId { root, id }: extract::MemberId<SalesTransactionId, SalesTransactionReturnId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<SalesTransactionReturnBody>,
) -> Result<Current<Part<SalesTransactionReturnResponse>>, Problem> {
    let command = ReplaceSalesTransactionReturn {
        root,
        id,
        expected,
        details: body.parse()?,
        actor,
    };
    let replaced = use_cases.replace(command).await?;
    Ok(Current(Part::from(replaced)))
}

/// Changes the given members of a return of a sales transaction.
#[utoipa::path(
    patch,
    path = "/sales/sales-transactions/{id}/returns/{return_id}",
    operation_id = "patch_sales_transaction_return",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, ("return_id" = Uuid, Path, description = "The identity of the return"), IfMatch),
    request_body(content(
        (SalesTransactionReturnPatch = "application/json"),
        (SalesTransactionReturnPatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = SalesTransactionReturnResponse, headers(
            ("ETag" = String, description = "The version of its sales transaction"),
        )),
        MemberProblems,
    ),
)]
async fn patch(
    State(use_cases): State<SalesTransactionReturnUseCases>,
    Actor(actor): Actor,
    extract::MemberId { root, id }: extract::MemberId<SalesTransactionId, SalesTransactionReturnId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<SalesTransactionReturnPatch>,
) -> Result<Current<Part<SalesTransactionReturnResponse>>, Problem> {
    let command = PatchSalesTransactionReturn {
        root,
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let patched = use_cases.patch(command).await?;
    Ok(Current(Part::from(patched)))
}

/// Removes a return from a sales transaction.
#[utoipa::path(
    delete,
    path = "/sales/sales-transactions/{id}/returns/{return_id}",
    operation_id = "remove_sales_transaction_return",
    tag = "sales/sales-transactions",
    params(Id<SalesTransactionId>, ("return_id" = Uuid, Path, description = "The identity of the return"), IfMatch),
    responses(
        (status = 204, description = "It was removed", headers(
            ("ETag" = String, description = "The version of its sales transaction"),
        )),
        RemovalProblems,
    ),
)]
async fn remove(
    State(use_cases): State<SalesTransactionReturnUseCases>,
    Actor(actor): Actor,
    extract::MemberId { root, id }: extract::MemberId<SalesTransactionId, SalesTransactionReturnId>,
    IfMatch(expected): IfMatch,
) -> Result<Removed, Problem> {
    let command = RemoveSalesTransactionReturn {
        root,
        id,
        expected,
        actor,
    };
    Ok(Removed(use_cases.remove(command).await?))
}
