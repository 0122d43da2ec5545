//! The endpoints of books.

mod related;

use application::queries::catalog::BookField;
use application::use_cases::catalog::BookUseCases;
use application::use_cases::catalog::CreateBook;
use application::use_cases::catalog::DeleteBook;
use application::use_cases::catalog::PatchBook;
use application::use_cases::catalog::ReplaceBook;
use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use domain::ids::BookId;
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
use crate::v1::schemas::catalog::BookBody;
use crate::v1::schemas::catalog::BookPatch;
use crate::v1::schemas::catalog::BookResponse;
use crate::v1::schemas::catalog::BookStatisticsResponse;

/// The routes of books.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(create, list));
    router = router.routes(routes!(statistics));
    router = router.routes(routes!(create_all, patch_all));
    router = router.routes(routes!(get, replace, patch, delete));
    router = router.merge(related::routes());
    router
}

/// Creates a book.
#[utoipa::path(
    post,
    path = "/catalog/books",
    operation_id = "create_book",
    tag = "catalog/books",
    request_body = BookBody,
    responses(
        (status = 201, description = "It was created", body = BookResponse, headers(
            ("ETag" = String, description = "Its version"),
            ("Location" = String, description = "Its place"),
        )),
        CreateProblems,
    ),
)]
async fn create(
    State(use_cases): State<BookUseCases>,
    Actor(actor): Actor,
    uri: OriginalUri,
    body: extract::Json<BookBody>,
) -> Result<Created<BookResponse>, Problem> {
    let details = body.parse()?;
    let book = use_cases.create(CreateBook { details, actor }).await?;
    Ok(Created::within(&uri, BookResponse::from(book)))
}

/// Lists books, page by page.
#[utoipa::path(
    get,
    path = "/catalog/books",
    operation_id = "list_books",
    tag = "catalog/books",
    params(ListQuery<BookField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<BookResponse>),
        ListProblems,
    ),
)]
async fn list(
    State(use_cases): State<BookUseCases>,
    ListQuery(query): ListQuery<BookField>,
) -> Result<Json<PageResponse<BookResponse>>, Problem> {
    let page = use_cases.list(&query).await?;
    Ok(Json(PageResponse::from(page)))
}

/// Says what the numbers of books amount to.
#[utoipa::path(
    get,
    path = "/catalog/books/statistics",
    operation_id = "books_statistics",
    tag = "catalog/books",
    params(Conditions<BookField>),
    responses(
        (status = 200, description = "Count, extremes, average and sum of each numeric member", body = BookStatisticsResponse),
        ListProblems,
    ),
)]
async fn statistics(
    State(use_cases): State<BookUseCases>,
    Conditions(query): Conditions<BookField>,
) -> Result<Json<BookStatisticsResponse>, Problem> {
    let statistics = use_cases.statistics(&query).await?;
    Ok(Json(BookStatisticsResponse::from(statistics)))
}

/// Gets a book.
#[utoipa::path(
    get,
    path = "/catalog/books/{id}",
    operation_id = "get_book",
    tag = "catalog/books",
    params(Id<BookId>, IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = BookResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<BookUseCases>,
    Id(id): Id<BookId>,
    known: IfNoneMatch,
) -> Result<Unless<BookResponse>, Problem> {
    let book = use_cases.get(id).await?;
    Ok(Current(BookResponse::from(book)).unless(known))
}

/// Creates many books, or none.
#[utoipa::path(
    post,
    path = "/catalog/books/bulk",
    operation_id = "create_all_books",
    tag = "catalog/books",
    request_body = BulkBody<BookBody>,
    responses(
        (status = 201, description = "All were created", body = BulkResponse<BookResponse>),
        CreateProblems,
    ),
)]
async fn create_all(
    State(use_cases): State<BookUseCases>,
    Actor(actor): Actor,
    body: Bulk<BookBody>,
) -> Result<(StatusCode, Json<BulkResponse<BookResponse>>), Problem> {
    let items = body.parse()?.into_iter();
    let commands = items.map(|details| CreateBook {
        details,
        actor: actor.clone(),
    });
    let created = use_cases.create_all(commands.collect()).await?;
    Ok((StatusCode::CREATED, Json(BulkResponse::from(created))))
}

/// Changes the given members of many books, or of none.
#[utoipa::path(
    patch,
    path = "/catalog/books/bulk",
    operation_id = "patch_all_books",
    tag = "catalog/books",
    request_body = BulkBody<Identified<BookPatch>>,
    responses(
        (status = 200, description = "As they are now", body = BulkResponse<BookResponse>),
        ChangeProblems,
    ),
)]
async fn patch_all(
    State(use_cases): State<BookUseCases>,
    Actor(actor): Actor,
    body: Bulk<Identified<BookPatch>>,
) -> Result<Json<BulkResponse<BookResponse>>, Problem> {
    let items = body.parse_addressed()?.into_iter();
    let commands = items.map(|item| PatchBook {
        id: item.id.into(),
        expected: item.expected,
        changes: item.said,
        actor: actor.clone(),
    });
    let patched = use_cases.patch_all(commands.collect()).await?;
    Ok(Json(BulkResponse::from(patched)))
}

/// Replaces a book.
#[utoipa::path(
    put,
    path = "/catalog/books/{id}",
    operation_id = "replace_book",
    tag = "catalog/books",
    params(Id<BookId>, IfMatch),
    request_body = BookBody,
    responses(
        (status = 200, description = "As it is now", body = BookResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn replace(
    State(use_cases): State<BookUseCases>,
    Actor(actor): Actor,
    Id(id): Id<BookId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<BookBody>,
) -> Result<Current<BookResponse>, Problem> {
    let command = ReplaceBook {
        id,
        expected,
        details: body.parse()?,
        actor,
    };
    let book = use_cases.replace(command).await?;
    Ok(Current(BookResponse::from(book)))
}

/// Changes the given members of a book.
#[utoipa::path(
    patch,
    path = "/catalog/books/{id}",
    operation_id = "patch_book",
    tag = "catalog/books",
    params(Id<BookId>, IfMatch),
    request_body(content(
        (BookPatch = "application/json"),
        (BookPatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = BookResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn patch(
    State(use_cases): State<BookUseCases>,
    Actor(actor): Actor,
    Id(id): Id<BookId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<BookPatch>,
) -> Result<Current<BookResponse>, Problem> {
    let command = PatchBook {
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let book = use_cases.patch(command).await?;
    Ok(Current(BookResponse::from(book)))
}

/// Deletes a book.
#[utoipa::path(
    delete,
    path = "/catalog/books/{id}",
    operation_id = "delete_book",
    tag = "catalog/books",
    params(Id<BookId>, IfMatch),
    responses(
        (status = 204, description = "It was deleted"),
        DeleteProblems,
    ),
)]
async fn delete(
    State(use_cases): State<BookUseCases>,
    Actor(actor): Actor,
    Id(id): Id<BookId>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, Problem> {
    let command = DeleteBook {
        id,
        expected,
        actor,
    };
    use_cases.delete(command).await?;
    Ok(StatusCode::NO_CONTENT)
}
