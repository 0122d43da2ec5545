//! The endpoints of customers.

use application::queries::sales::CustomerField;
use application::use_cases::sales::CreateCustomer;
use application::use_cases::sales::CustomerUseCases;
use application::use_cases::sales::DeleteCustomer;
use application::use_cases::sales::PatchCustomer;
use application::use_cases::sales::ReplaceCustomer;
use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use domain::ids::CustomerId;
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
use crate::v1::schemas::sales::CustomerBody;
use crate::v1::schemas::sales::CustomerPatch;
use crate::v1::schemas::sales::CustomerResponse;

/// The routes of customers.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(create, list));
    router = router.routes(routes!(create_all, patch_all));
    router = router.routes(routes!(get, replace, patch, delete));
    router
}

/// Creates a customer.
#[utoipa::path(
    post,
    path = "/sales/customers",
    operation_id = "create_customer",
    tag = "sales/customers",
    request_body = CustomerBody,
    responses(
        (status = 201, description = "It was created", body = CustomerResponse, headers(
            ("ETag" = String, description = "Its version"),
            ("Location" = String, description = "Its place"),
        )),
        CreateProblems,
    ),
)]
async fn create(
    State(use_cases): State<CustomerUseCases>,
    Actor(actor): Actor,
    uri: OriginalUri,
    body: extract::Json<CustomerBody>,
) -> Result<Created<CustomerResponse>, Problem> {
    let details = body.parse()?;
    let customer = use_cases.create(CreateCustomer { details, actor }).await?;
    Ok(Created::within(&uri, CustomerResponse::from(customer)))
}

/// Lists customers, page by page.
#[utoipa::path(
    get,
    path = "/sales/customers",
    operation_id = "list_customers",
    tag = "sales/customers",
    params(ListQuery<CustomerField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<CustomerResponse>),
        ListProblems,
    ),
)]
async fn list(
    State(use_cases): State<CustomerUseCases>,
    ListQuery(query): ListQuery<CustomerField>,
) -> Result<Json<PageResponse<CustomerResponse>>, Problem> {
    let page = use_cases.list(&query).await?;
    Ok(Json(PageResponse::from(page)))
}

/// Gets a customer.
#[utoipa::path(
    get,
    path = "/sales/customers/{id}",
    operation_id = "get_customer",
    tag = "sales/customers",
    params(Id<CustomerId>, IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = CustomerResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<CustomerUseCases>,
    Id(id): Id<CustomerId>,
    known: IfNoneMatch,
) -> Result<Unless<CustomerResponse>, Problem> {
    let customer = use_cases.get(id).await?;
    Ok(Current(CustomerResponse::from(customer)).unless(known))
}

/// Creates many customers, or none.
#[utoipa::path(
    post,
    path = "/sales/customers/bulk",
    operation_id = "create_all_customers",
    tag = "sales/customers",
    request_body = BulkBody<CustomerBody>,
    responses(
        (status = 201, description = "All were created", body = BulkResponse<CustomerResponse>),
        CreateProblems,
    ),
)]
async fn create_all(
    State(use_cases): State<CustomerUseCases>,
    Actor(actor): Actor,
    body: Bulk<CustomerBody>,
) -> Result<(StatusCode, Json<BulkResponse<CustomerResponse>>), Problem> {
    let items = body.parse()?.into_iter();
    let commands = items.map(|details| CreateCustomer {
        details,
        actor: actor.clone(),
    });
    let created = use_cases.create_all(commands.collect()).await?;
    Ok((StatusCode::CREATED, Json(BulkResponse::from(created))))
}

/// Changes the given members of many customers, or of none.
#[utoipa::path(
    patch,
    path = "/sales/customers/bulk",
    operation_id = "patch_all_customers",
    tag = "sales/customers",
    request_body = BulkBody<Identified<CustomerPatch>>,
    responses(
        (status = 200, description = "As they are now", body = BulkResponse<CustomerResponse>),
        ChangeProblems,
    ),
)]
async fn patch_all(
    State(use_cases): State<CustomerUseCases>,
    Actor(actor): Actor,
    body: Bulk<Identified<CustomerPatch>>,
) -> Result<Json<BulkResponse<CustomerResponse>>, Problem> {
    let items = body.parse_addressed()?.into_iter();
    let commands = items.map(|item| PatchCustomer {
        id: item.id.into(),
        expected: item.expected,
        changes: item.said,
        actor: actor.clone(),
    });
    let patched = use_cases.patch_all(commands.collect()).await?;
    Ok(Json(BulkResponse::from(patched)))
}

/// Replaces a customer.
#[utoipa::path(
    put,
    path = "/sales/customers/{id}",
    operation_id = "replace_customer",
    tag = "sales/customers",
    params(Id<CustomerId>, IfMatch),
    request_body = CustomerBody,
    responses(
        (status = 200, description = "As it is now", body = CustomerResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn replace(
    State(use_cases): State<CustomerUseCases>,
    Actor(actor): Actor,
    Id(id): Id<CustomerId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<CustomerBody>,
) -> Result<Current<CustomerResponse>, Problem> {
    let command = ReplaceCustomer {
        id,
        expected,
        details: body.parse()?,
        actor,
    };
    let customer = use_cases.replace(command).await?;
    Ok(Current(CustomerResponse::from(customer)))
}

/// Changes the given members of a customer.
#[utoipa::path(
    patch,
    path = "/sales/customers/{id}",
    operation_id = "patch_customer",
    tag = "sales/customers",
    params(Id<CustomerId>, IfMatch),
    request_body(content(
        (CustomerPatch = "application/json"),
        (CustomerPatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = CustomerResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn patch(
    State(use_cases): State<CustomerUseCases>,
    Actor(actor): Actor,
    Id(id): Id<CustomerId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<CustomerPatch>,
) -> Result<Current<CustomerResponse>, Problem> {
    let command = PatchCustomer {
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let customer = use_cases.patch(command).await?;
    Ok(Current(CustomerResponse::from(customer)))
}

/// Deletes a customer.
#[utoipa::path(
    delete,
    path = "/sales/customers/{id}",
    operation_id = "delete_customer",
    tag = "sales/customers",
    params(Id<CustomerId>, IfMatch),
    responses(
        (status = 204, description = "It was deleted"),
        DeleteProblems,
    ),
)]
async fn delete(
    State(use_cases): State<CustomerUseCases>,
    Actor(actor): Actor,
    Id(id): Id<CustomerId>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, Problem> {
    let command = DeleteCustomer {
        id,
        expected,
        actor,
    };
    use_cases.delete(command).await?;
    Ok(StatusCode::NO_CONTENT)
}
