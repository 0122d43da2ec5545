//! The endpoints of authors.

use application::queries::catalog::AuthorField;
use application::use_cases::catalog::AuthorUseCases;
use application::use_cases::catalog::CreateAuthor;
use application::use_cases::catalog::DeleteAuthor;
use application::use_cases::catalog::PatchAuthor;
use application::use_cases::catalog::ReplaceAuthor;
use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use domain::ids::AuthorId;
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
use crate::v1::schemas::catalog::AuthorBody;
use crate::v1::schemas::catalog::AuthorPatch;
use crate::v1::schemas::catalog::AuthorResponse;

/// The routes of authors.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(create, list));
    router = router.routes(routes!(create_all, patch_all));
    router = router.routes(routes!(get, replace, patch, delete));
    router
}

/// Creates an author.
#[utoipa::path(
    post,
    path = "/catalog/authors",
    operation_id = "create_author",
    tag = "catalog/authors",
    request_body = AuthorBody,
    responses(
        (status = 201, description = "It was created", body = AuthorResponse, headers(
            ("ETag" = String, description = "Its version"),
            ("Location" = String, description = "Its place"),
        )),
        CreateProblems,
    ),
)]
async fn create(
    State(use_cases): State<AuthorUseCases>,
    Actor(actor): Actor,
    uri: OriginalUri,
    body: extract::Json<AuthorBody>,
) -> Result<Created<AuthorResponse>, Problem> {
    let details = body.parse()?;
    let author = use_cases.create(CreateAuthor { details, actor }).await?;
    Ok(Created::within(&uri, AuthorResponse::from(author)))
}

/// Lists authors, page by page.
#[utoipa::path(
    get,
    path = "/catalog/authors",
    operation_id = "list_authors",
    tag = "catalog/authors",
    params(ListQuery<AuthorField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<AuthorResponse>),
        ListProblems,
    ),
)]
async fn list(
    State(use_cases): State<AuthorUseCases>,
    ListQuery(query): ListQuery<AuthorField>,
) -> Result<Json<PageResponse<AuthorResponse>>, Problem> {
    let page = use_cases.list(&query).await?;
    Ok(Json(PageResponse::from(page)))
}

/// Gets an author.
#[utoipa::path(
    get,
    path = "/catalog/authors/{id}",
    operation_id = "get_author",
    tag = "catalog/authors",
    params(Id<AuthorId>, IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = AuthorResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<AuthorUseCases>,
    Id(id): Id<AuthorId>,
    known: IfNoneMatch,
) -> Result<Unless<AuthorResponse>, Problem> {
    let author = use_cases.get(id).await?;
    Ok(Current(AuthorResponse::from(author)).unless(known))
}

/// Creates many authors, or none.
#[utoipa::path(
    post,
    path = "/catalog/authors/bulk",
    operation_id = "create_all_authors",
    tag = "catalog/authors",
    request_body = BulkBody<AuthorBody>,
    responses(
        (status = 201, description = "All were created", body = BulkResponse<AuthorResponse>),
        CreateProblems,
    ),
)]
async fn create_all(
    State(use_cases): State<AuthorUseCases>,
    Actor(actor): Actor,
    body: Bulk<AuthorBody>,
) -> Result<(StatusCode, Json<BulkResponse<AuthorResponse>>), Problem> {
    let items = body.parse()?.into_iter();
    let commands = items.map(|details| CreateAuthor {
        details,
        actor: actor.clone(),
    });
    let created = use_cases.create_all(commands.collect()).await?;
    Ok((StatusCode::CREATED, Json(BulkResponse::from(created))))
}

/// Changes the given members of many authors, or of none.
#[utoipa::path(
    patch,
    path = "/catalog/authors/bulk",
    operation_id = "patch_all_authors",
    tag = "catalog/authors",
    request_body = BulkBody<Identified<AuthorPatch>>,
    responses(
        (status = 200, description = "As they are now", body = BulkResponse<AuthorResponse>),
        ChangeProblems,
    ),
)]
async fn patch_all(
    State(use_cases): State<AuthorUseCases>,
    Actor(actor): Actor,
    body: Bulk<Identified<AuthorPatch>>,
) -> Result<Json<BulkResponse<AuthorResponse>>, Problem> {
    let items = body.parse_addressed()?.into_iter();
    let commands = items.map(|item| PatchAuthor {
        id: item.id.into(),
        expected: item.expected,
        changes: item.said,
        actor: actor.clone(),
    });
    let patched = use_cases.patch_all(commands.collect()).await?;
    Ok(Json(BulkResponse::from(patched)))
}

/// Replaces an author.
#[utoipa::path(
    put,
    path = "/catalog/authors/{id}",
    operation_id = "replace_author",
    tag = "catalog/authors",
    params(Id<AuthorId>, IfMatch),
    request_body = AuthorBody,
    responses(
        (status = 200, description = "As it is now", body = AuthorResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn replace(
    State(use_cases): State<AuthorUseCases>,
    Actor(actor): Actor,
    Id(id): Id<AuthorId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<AuthorBody>,
) -> Result<Current<AuthorResponse>, Problem> {
    let command = ReplaceAuthor {
        id,
        expected,
        details: body.parse()?,
        actor,
    };
    let author = use_cases.replace(command).await?;
    Ok(Current(AuthorResponse::from(author)))
}

/// Changes the given members of an author.
#[utoipa::path(
    patch,
    path = "/catalog/authors/{id}",
    operation_id = "patch_author",
    tag = "catalog/authors",
    params(Id<AuthorId>, IfMatch),
    request_body(content(
        (AuthorPatch = "application/json"),
        (AuthorPatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = AuthorResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn patch(
    State(use_cases): State<AuthorUseCases>,
    Actor(actor): Actor,
    Id(id): Id<AuthorId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<AuthorPatch>,
) -> Result<Current<AuthorResponse>, Problem> {
    let command = PatchAuthor {
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let author = use_cases.patch(command).await?;
    Ok(Current(AuthorResponse::from(author)))
}

/// Deletes an author.
#[utoipa::path(
    delete,
    path = "/catalog/authors/{id}",
    operation_id = "delete_author",
    tag = "catalog/authors",
    params(Id<AuthorId>, IfMatch),
    responses(
        (status = 204, description = "It was deleted"),
        DeleteProblems,
    ),
)]
async fn delete(
    State(use_cases): State<AuthorUseCases>,
    Actor(actor): Actor,
    Id(id): Id<AuthorId>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, Problem> {
    let command = DeleteAuthor {
        id,
        expected,
        actor,
    };
    use_cases.delete(command).await?;
    Ok(StatusCode::NO_CONTENT)
}
