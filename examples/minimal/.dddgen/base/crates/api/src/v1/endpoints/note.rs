//! The endpoints of notes.

use application::queries::NoteField;
use application::use_cases::CreateNote;
use application::use_cases::DeleteNote;
use application::use_cases::NoteUseCases;
use application::use_cases::PatchNote;
use application::use_cases::ReplaceNote;
use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use domain::ids::NoteId;
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
use crate::v1::schemas::NoteBody;
use crate::v1::schemas::NotePatch;
use crate::v1::schemas::NoteResponse;

/// The routes of notes.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(create, list));
    router = router.routes(routes!(create_all, patch_all));
    router = router.routes(routes!(get, replace, patch, delete));
    router
}

/// Creates a note.
#[utoipa::path(
    post,
    path = "/notes",
    operation_id = "create_note",
    tag = "notes",
    request_body = NoteBody,
    responses(
        (status = 201, description = "It was created", body = NoteResponse, headers(
            ("ETag" = String, description = "Its version"),
            ("Location" = String, description = "Its place"),
        )),
        CreateProblems,
    ),
)]
async fn create(
    State(use_cases): State<NoteUseCases>,
    Actor(actor): Actor,
    uri: OriginalUri,
    body: extract::Json<NoteBody>,
) -> Result<Created<NoteResponse>, Problem> {
    let details = body.parse()?;
    let note = use_cases.create(CreateNote { details, actor }).await?;
    Ok(Created::within(&uri, NoteResponse::from(note)))
}

/// Lists notes, page by page.
#[utoipa::path(
    get,
    path = "/notes",
    operation_id = "list_notes",
    tag = "notes",
    params(ListQuery<NoteField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<NoteResponse>),
        ListProblems,
    ),
)]
async fn list(
    State(use_cases): State<NoteUseCases>,
    ListQuery(query): ListQuery<NoteField>,
) -> Result<Json<PageResponse<NoteResponse>>, Problem> {
    let page = use_cases.list(&query).await?;
    Ok(Json(PageResponse::from(page)))
}

/// Gets a note.
#[utoipa::path(
    get,
    path = "/notes/{id}",
    operation_id = "get_note",
    tag = "notes",
    params(Id<NoteId>, IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = NoteResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<NoteUseCases>,
    Id(id): Id<NoteId>,
    known: IfNoneMatch,
) -> Result<Unless<NoteResponse>, Problem> {
    let note = use_cases.get(id).await?;
    Ok(Current(NoteResponse::from(note)).unless(known))
}

/// Creates many notes, or none.
#[utoipa::path(
    post,
    path = "/notes/bulk",
    operation_id = "create_all_notes",
    tag = "notes",
    request_body = BulkBody<NoteBody>,
    responses(
        (status = 201, description = "All were created", body = BulkResponse<NoteResponse>),
        CreateProblems,
    ),
)]
async fn create_all(
    State(use_cases): State<NoteUseCases>,
    Actor(actor): Actor,
    body: Bulk<NoteBody>,
) -> Result<(StatusCode, Json<BulkResponse<NoteResponse>>), Problem> {
    let items = body.parse()?.into_iter();
    let commands = items.map(|details| CreateNote {
        details,
        actor: actor.clone(),
    });
    let created = use_cases.create_all(commands.collect()).await?;
    Ok((StatusCode::CREATED, Json(BulkResponse::from(created))))
}

/// Changes the given members of many notes, or of none.
#[utoipa::path(
    patch,
    path = "/notes/bulk",
    operation_id = "patch_all_notes",
    tag = "notes",
    request_body = BulkBody<Identified<NotePatch>>,
    responses(
        (status = 200, description = "As they are now", body = BulkResponse<NoteResponse>),
        ChangeProblems,
    ),
)]
async fn patch_all(
    State(use_cases): State<NoteUseCases>,
    Actor(actor): Actor,
    body: Bulk<Identified<NotePatch>>,
) -> Result<Json<BulkResponse<NoteResponse>>, Problem> {
    let items = body.parse_addressed()?.into_iter();
    let commands = items.map(|item| PatchNote {
        id: item.id.into(),
        expected: item.expected,
        changes: item.said,
        actor: actor.clone(),
    });
    let patched = use_cases.patch_all(commands.collect()).await?;
    Ok(Json(BulkResponse::from(patched)))
}

/// Replaces a note.
#[utoipa::path(
    put,
    path = "/notes/{id}",
    operation_id = "replace_note",
    tag = "notes",
    params(Id<NoteId>, IfMatch),
    request_body = NoteBody,
    responses(
        (status = 200, description = "As it is now", body = NoteResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn replace(
    State(use_cases): State<NoteUseCases>,
    Actor(actor): Actor,
    Id(id): Id<NoteId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<NoteBody>,
) -> Result<Current<NoteResponse>, Problem> {
    let command = ReplaceNote {
        id,
        expected,
        details: body.parse()?,
        actor,
    };
    let note = use_cases.replace(command).await?;
    Ok(Current(NoteResponse::from(note)))
}

/// Changes the given members of a note.
#[utoipa::path(
    patch,
    path = "/notes/{id}",
    operation_id = "patch_note",
    tag = "notes",
    params(Id<NoteId>, IfMatch),
    request_body(content(
        (NotePatch = "application/json"),
        (NotePatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = NoteResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn patch(
    State(use_cases): State<NoteUseCases>,
    Actor(actor): Actor,
    Id(id): Id<NoteId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<NotePatch>,
) -> Result<Current<NoteResponse>, Problem> {
    let command = PatchNote {
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let note = use_cases.patch(command).await?;
    Ok(Current(NoteResponse::from(note)))
}

/// Deletes a note.
#[utoipa::path(
    delete,
    path = "/notes/{id}",
    operation_id = "delete_note",
    tag = "notes",
    params(Id<NoteId>, IfMatch),
    responses(
        (status = 204, description = "It was deleted"),
        DeleteProblems,
    ),
)]
async fn delete(
    State(use_cases): State<NoteUseCases>,
    Actor(actor): Actor,
    Id(id): Id<NoteId>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, Problem> {
    let command = DeleteNote {
        id,
        expected,
        actor,
    };
    use_cases.delete(command).await?;
    Ok(StatusCode::NO_CONTENT)
}
