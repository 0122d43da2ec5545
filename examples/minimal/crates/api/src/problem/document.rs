//! The document that a problem is shown as.

use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::validation::Invalid;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Problem;
use super::kind::Kind;

/// The media type of problem documents.
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";

/// The header that names [`PATCHES`] (RFC 5789, section 2.2).
const ACCEPT_PATCH: HeaderName = HeaderName::from_static("accept-patch");

/// The media types of a body that changes a resource in part.
const PATCHES: &str = "application/merge-patch+json, application/json";

/// What a problem has to know of its request.
#[derive(Debug)]
pub(crate) struct Context {
    /// Its path.
    pub(crate) instance: String,
    /// Its id.
    pub(crate) request_id: String,
    /// Whether it was to be done on one version alone.
    pub(crate) conditional: bool,
    /// Whether it may be done again without harm, whatever became of it.
    pub(crate) safe: bool,
    /// Whether it was to change a resource in part.
    pub(crate) patch: bool,
}

/// A refused part of a request.
#[derive(Debug, Clone)]
pub(crate) enum Refused {
    /// A member of the body.
    Pointer { pointer: String, invalid: Invalid },
    /// A parameter of the path or the query.
    Parameter { parameter: String, invalid: Invalid },
    /// A header.
    Header { header: String, invalid: Invalid },
}

/// Why a request was refused or failed (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct Document {
    /// What kind of problem it is.
    #[serde(rename = "type")]
    #[schema(format = "uri-reference", example = "/problems/validation")]
    pub(super) kind: String,
    /// The status in words.
    #[schema(example = "Unprocessable Entity")]
    title: &'static str,
    /// The status.
    #[schema(example = 422)]
    status: u16,
    /// What went wrong here.
    #[schema(example = "1 value is refused")]
    detail: String,
    /// The path of the request.
    #[schema(format = "uri-reference", example = "/api/v1")]
    instance: String,
    /// The id of the request, which the log has too.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    request_id: String,
    /// The id of a failure, which the log has too.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    error_id: Option<Uuid>,
    /// Each refused part of the request.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<RefusedPart>,
}

/// One refused part of a request: a member of the body, a parameter, or a header.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RefusedPart)]
pub(crate) struct RefusedPart {
    /// The member of the body, as a JSON pointer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "/title")]
    pointer: Option<String>,
    /// The parameter of the path or the query.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    parameter: Option<String>,
    /// The header.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    header: Option<String>,
    /// The rule that it breaks.
    #[schema(example = "required")]
    rule: &'static str,
    /// What is expected, for people.
    #[schema(example = "is required")]
    message: String,
}

impl Problem {
    /// The answer to the request that `context` is about.
    pub(crate) fn answer(mut self, context: Context) -> Response {
        // What someone else changed meanwhile is not at the version that the caller named.
        if self.kind == Kind::Stale && context.conditional {
            self.kind = Kind::VersionMismatch;
        }
        let status = self.kind.status();
        // What may have been done is worth a retry only if it is safe.
        let retry = status == StatusCode::SERVICE_UNAVAILABLE && (context.safe || !self.undecided);
        let patch = self.kind == Kind::UnsupportedMediaType && context.patch;
        let mut response = (status, Json(self.document(context))).into_response();
        let media_type = HeaderValue::from_static(MEDIA_TYPE);
        response.headers_mut().insert(CONTENT_TYPE, media_type);
        if retry {
            response
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        if patch {
            response
                .headers_mut()
                .insert(ACCEPT_PATCH, HeaderValue::from_static(PATCHES));
        }
        response
    }

    fn document(self, context: Context) -> Document {
        let status = self.kind.status();
        Document {
            kind: kind_uri(self.kind),
            title: title(status),
            status: status.as_u16(),
            detail: self.detail,
            instance: context.instance,
            request_id: context.request_id,
            error_id: self.error_id,
            errors: self.errors.into_iter().map(RefusedPart::from).collect(),
        }
    }
}

/// What stands in `type`.
pub(super) fn kind_uri(kind: Kind) -> String {
    format!("/problems/{}", kind.slug())
}

/// What stands in `title`.
pub(super) fn title(status: StatusCode) -> &'static str {
    status.canonical_reason().unwrap_or("Error")
}

impl From<Refused> for RefusedPart {
    fn from(refused: Refused) -> Self {
        let (pointer, parameter, header, invalid) = match refused {
            Refused::Pointer { pointer, invalid } => (Some(pointer), None, None, invalid),
            Refused::Parameter { parameter, invalid } => (None, Some(parameter), None, invalid),
            Refused::Header { header, invalid } => (None, None, Some(header), invalid),
        };
        Self {
            pointer,
            parameter,
            header,
            rule: invalid.rule,
            message: invalid.message,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_to_try_again_only_what_was_not_done() {
        let retried = |problem: Problem, safe| {
            let context = Context {
                instance: String::from("/"),
                request_id: String::from("1"),
                conditional: false,
                safe,
                patch: false,
            };
            problem.answer(context).headers().contains_key(RETRY_AFTER)
        };
        let unavailable = || Problem::unavailable(&std::io::Error::other("gone"));
        assert!(retried(unavailable(), true) && retried(unavailable(), false));
        assert!(retried(Problem::timeout(), true) && !retried(Problem::timeout(), false));
        assert!(retried(Problem::cut_off(), true) && !retried(Problem::cut_off(), false));
    }
}
