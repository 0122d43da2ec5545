//! The problems that each kind of operation can end in, for the `OpenAPI` document.

use std::collections::BTreeMap;

use serde_json::json;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema as _};

use super::document::{Document, MEDIA_TYPE, kind_uri, title};
use super::kind::Kind;

/// Declares the problems of one kind of operation.
macro_rules! problems {
    ($(#[$doc:meta])* $name:ident: $($kind:ident),+) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub(crate) struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                described(&[$(Kind::$kind),+])
            }
        }
    };
}

problems! {
    /// Those of reading one resource.
    ReadProblems: Malformed, NotFound, Internal, Unavailable, Timeout
}

problems! {
    /// Those of reading a list.
    ListProblems: Validation, Internal, Unavailable, Timeout
}

problems! {
    /// Those of reading a list below another resource.
    RelatedProblems: Malformed, NotFound, Validation, Internal, Unavailable, Timeout
}

problems! {
    /// Those of creating a resource.
    CreateProblems: Malformed, Duplicate, BodyTooLarge, UnsupportedMediaType, Validation, Internal,
    Unavailable, Timeout
}

problems! {
    /// Those of changing a resource.
    ChangeProblems: Malformed, NotFound, Duplicate, Stale, VersionMismatch, BodyTooLarge,
    UnsupportedMediaType, Validation, Internal, Unavailable, Timeout
}

problems! {
    /// Those of a step from state to state.
    TransitionProblems: Malformed, NotFound, Transition, Rule, Duplicate, Stale, VersionMismatch,
    BodyTooLarge, UnsupportedMediaType, Validation, Internal, Unavailable, Timeout
}

problems! {
    /// Those of adding and changing a member.
    MemberProblems: Malformed, NotFound, Duplicate, MemberCount, Rule, Stale, VersionMismatch, BodyTooLarge,
    UnsupportedMediaType, Validation, Internal, Unavailable, Timeout
}

problems! {
    /// Those of removing a member.
    RemovalProblems: Malformed, NotFound, MemberCount, Rule, Stale, VersionMismatch, Internal, Unavailable,
    Timeout
}

problems! {
    /// Those of deleting a resource.
    DeleteProblems: Malformed, NotFound, InUse, Stale, VersionMismatch, Internal, Unavailable, Timeout
}

problems! {
    /// Those of a use case.
    UseCaseProblems: Malformed, NotFound, Duplicate, InUse, Stale, BodyTooLarge, UnsupportedMediaType,
    Validation, Internal, Unavailable, Timeout
}

problems! {
    /// Those of a query.
    QueryProblems: Internal, Unavailable, Timeout
}

problems! {
    /// That of a service that is not ready.
    UnavailableProblem: Unavailable, Timeout
}

/// The kinds by status, each with an example.
fn described(kinds: &[Kind]) -> BTreeMap<String, RefOr<Response>> {
    let mut by_status: BTreeMap<u16, Vec<Kind>> = BTreeMap::new();
    for kind in kinds {
        let status = kind.status().as_u16();
        by_status.entry(status).or_default().push(*kind);
    }
    by_status
        .into_iter()
        .map(|(status, kinds)| (status.to_string(), response(&kinds).into()))
        .collect()
}

fn response(kinds: &[Kind]) -> Response {
    let description: Vec<_> = kinds.iter().map(|kind| kind.described()).collect();
    let schema = Ref::from_schema_name(Document::name());
    let mut content = ContentBuilder::new().schema(Some(schema));
    content = content.example(kinds.first().map(|kind| {
        json!({
            "type": kind_uri(*kind),
            "title": title(kind.status()),
            "status": kind.status().as_u16(),
            "detail": kind.described(),
            "instance": "/api/v1",
            "request_id": "0197f0c2-0000-7000-8000-000000000000",
        })
    }));
    ResponseBuilder::new()
        .description(description.join("; "))
        .content(MEDIA_TYPE, content.build())
        .build()
}
