//! The endpoints of contacts.

mod related;

use application::queries::partners::ContactField;
use application::use_cases::partners::ContactUseCases;
use application::use_cases::partners::CreateContact;
use application::use_cases::partners::DeleteContact;
use application::use_cases::partners::PatchContact;
use application::use_cases::partners::ReplaceContact;
use axum::Json;
use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use domain::ids::ContactId;
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
use crate::v1::schemas::partners::ContactBody;
use crate::v1::schemas::partners::ContactPatch;
use crate::v1::schemas::partners::ContactResponse;

/// The routes of contacts.
pub(in crate::v1) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(create, list));
    router = router.routes(routes!(create_all, patch_all));
    router = router.routes(routes!(get, replace, patch, delete));
    router = router.merge(related::routes());
    router
}

/// Creates a contact.
#[utoipa::path(
    post,
    path = "/partners/contacts",
    operation_id = "create_contact",
    tag = "partners/contacts",
    request_body = ContactBody,
    responses(
        (status = 201, description = "It was created", body = ContactResponse, headers(
            ("ETag" = String, description = "Its version"),
            ("Location" = String, description = "Its place"),
        )),
        CreateProblems,
    ),
)]
async fn create(
    State(use_cases): State<ContactUseCases>,
    Actor(actor): Actor,
    uri: OriginalUri,
    body: extract::Json<ContactBody>,
) -> Result<Created<ContactResponse>, Problem> {
    let details = body.parse()?;
    let contact = use_cases.create(CreateContact { details, actor }).await?;
    Ok(Created::within(&uri, ContactResponse::from(contact)))
}

/// Lists contacts, page by page.
#[utoipa::path(
    get,
    path = "/partners/contacts",
    operation_id = "list_contacts",
    tag = "partners/contacts",
    params(ListQuery<ContactField>),
    responses(
        (status = 200, description = "A page of them", body = PageResponse<ContactResponse>),
        ListProblems,
    ),
)]
async fn list(
    State(use_cases): State<ContactUseCases>,
    ListQuery(query): ListQuery<ContactField>,
) -> Result<Json<PageResponse<ContactResponse>>, Problem> {
    let page = use_cases.list(&query).await?;
    Ok(Json(PageResponse::from(page)))
}

/// Gets a contact.
#[utoipa::path(
    get,
    path = "/partners/contacts/{id}",
    operation_id = "get_contact",
    tag = "partners/contacts",
    params(Id<ContactId>, IfNoneMatch),
    responses(
        (status = 200, description = "As it is now", body = ContactResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        (status = 304, description = "The caller has it already"),
        ReadProblems,
    ),
)]
async fn get(
    State(use_cases): State<ContactUseCases>,
    Id(id): Id<ContactId>,
    known: IfNoneMatch,
) -> Result<Unless<ContactResponse>, Problem> {
    let contact = use_cases.get(id).await?;
    Ok(Current(ContactResponse::from(contact)).unless(known))
}

/// Creates many contacts, or none.
#[utoipa::path(
    post,
    path = "/partners/contacts/bulk",
    operation_id = "create_all_contacts",
    tag = "partners/contacts",
    request_body = BulkBody<ContactBody>,
    responses(
        (status = 201, description = "All were created", body = BulkResponse<ContactResponse>),
        CreateProblems,
    ),
)]
async fn create_all(
    State(use_cases): State<ContactUseCases>,
    Actor(actor): Actor,
    body: Bulk<ContactBody>,
) -> Result<(StatusCode, Json<BulkResponse<ContactResponse>>), Problem> {
    let items = body.parse()?.into_iter();
    let commands = items.map(|details| CreateContact {
        details,
        actor: actor.clone(),
    });
    let created = use_cases.create_all(commands.collect()).await?;
    Ok((StatusCode::CREATED, Json(BulkResponse::from(created))))
}

/// Changes the given members of many contacts, or of none.
#[utoipa::path(
    patch,
    path = "/partners/contacts/bulk",
    operation_id = "patch_all_contacts",
    tag = "partners/contacts",
    request_body = BulkBody<Identified<ContactPatch>>,
    responses(
        (status = 200, description = "As they are now", body = BulkResponse<ContactResponse>),
        ChangeProblems,
    ),
)]
async fn patch_all(
    State(use_cases): State<ContactUseCases>,
    Actor(actor): Actor,
    body: Bulk<Identified<ContactPatch>>,
) -> Result<Json<BulkResponse<ContactResponse>>, Problem> {
    let items = body.parse_addressed()?.into_iter();
    let commands = items.map(|item| PatchContact {
        id: item.id.into(),
        expected: item.expected,
        changes: item.said,
        actor: actor.clone(),
    });
    let patched = use_cases.patch_all(commands.collect()).await?;
    Ok(Json(BulkResponse::from(patched)))
}

/// Replaces a contact.
#[utoipa::path(
    put,
    path = "/partners/contacts/{id}",
    operation_id = "replace_contact",
    tag = "partners/contacts",
    params(Id<ContactId>, IfMatch),
    request_body = ContactBody,
    responses(
        (status = 200, description = "As it is now", body = ContactResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn replace(
    State(use_cases): State<ContactUseCases>,
    Actor(actor): Actor,
    Id(id): Id<ContactId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<ContactBody>,
) -> Result<Current<ContactResponse>, Problem> {
    let command = ReplaceContact {
        id,
        expected,
        details: body.parse()?,
        actor,
    };
    let contact = use_cases.replace(command).await?;
    Ok(Current(ContactResponse::from(contact)))
}

/// Changes the given members of a contact.
#[utoipa::path(
    patch,
    path = "/partners/contacts/{id}",
    operation_id = "patch_contact",
    tag = "partners/contacts",
    params(Id<ContactId>, IfMatch),
    request_body(content(
        (ContactPatch = "application/json"),
        (ContactPatch = "application/merge-patch+json"),
    )),
    responses(
        (status = 200, description = "As it is now", body = ContactResponse, headers(
            ("ETag" = String, description = "Its version"),
        )),
        ChangeProblems,
    ),
)]
async fn patch(
    State(use_cases): State<ContactUseCases>,
    Actor(actor): Actor,
    Id(id): Id<ContactId>,
    IfMatch(expected): IfMatch,
    body: extract::Json<ContactPatch>,
) -> Result<Current<ContactResponse>, Problem> {
    let command = PatchContact {
        id,
        expected,
        changes: body.parse()?,
        actor,
    };
    let contact = use_cases.patch(command).await?;
    Ok(Current(ContactResponse::from(contact)))
}

/// Deletes a contact.
#[utoipa::path(
    delete,
    path = "/partners/contacts/{id}",
    operation_id = "delete_contact",
    tag = "partners/contacts",
    params(Id<ContactId>, IfMatch),
    responses(
        (status = 204, description = "It was deleted"),
        DeleteProblems,
    ),
)]
async fn delete(
    State(use_cases): State<ContactUseCases>,
    Actor(actor): Actor,
    Id(id): Id<ContactId>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, Problem> {
    let command = DeleteContact {
        id,
        expected,
        actor,
    };
    use_cases.delete(command).await?;
    Ok(StatusCode::NO_CONTENT)
}
