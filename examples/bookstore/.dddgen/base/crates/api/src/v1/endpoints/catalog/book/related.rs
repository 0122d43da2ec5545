//! Books below what they have to do with.

use application::queries::Condition;
use application::queries::catalog::BookField;
use application::use_cases::catalog::AuthorUseCases;
use application::use_cases::catalog::BookUseCases;
use axum::Json;
use axum::extract::State;
use domain::ids::AuthorId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract::Id;
use crate::extract::ListQuery;
use crate::problem::Problem;
use crate::problem::RelatedProblems;
use crate::response::PageResponse;
use crate::state::AppState;
use crate::v1::schemas::catalog::BookResponse;

/// The routes of books below what they have to do with.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(list_by_author));
    router
}

/// Lists the books whose author this author is, page by page.
#[utoipa::path(
    get,
    path = "/catalog/authors/{id}/books",
    operation_id = "list_books_by_author",
    tag = "catalog/books",
    params(Id<AuthorId>, ListQuery<BookField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<BookResponse>),
        RelatedProblems,
    ),
)]
async fn list_by_author(
    State(use_cases): State<BookUseCases>,
    State(target): State<AuthorUseCases>,
    Id(id): Id<AuthorId>,
    ListQuery(query): ListQuery<BookField>,
) -> Result<Json<PageResponse<BookResponse>>, Problem> {
    target.get(id).await?;
    let condition = Condition::refers(BookField::AuthorId, id);
    let page = use_cases.list(&query.and(condition)).await?;
    Ok(Json(PageResponse::from(page)))
}
