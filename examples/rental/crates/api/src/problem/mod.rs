//! Refusals and failures as problem documents (RFC 9457).
//!
//! [`Problem`] is the only type for failures. It becomes a response without a body; the
//! [middleware](crate::middleware::write_problem) that knows the request writes the document.

mod document;
mod kind;
mod request;
mod responses;
mod use_case;

use std::error::Error;
use std::fmt::Display;

use axum::http::Method;
use axum::response::{IntoResponse, Response};
use domain::transition::TransitionError;
use domain::validation::{Violation, Violations};
use uuid::Uuid;

use document::Refused;
pub(crate) use document::{Context, Document, RefusedPart};
pub(crate) use kind::Kind;
pub(crate) use responses::RelatedProblems;
pub(crate) use responses::TransitionProblems;
pub(crate) use responses::UnavailableProblem;
pub(crate) use responses::UseCaseProblems;
pub(crate) use responses::{
    ChangeProblems, CreateProblems, DeleteProblems, ListProblems, ReadProblems,
};
pub(crate) use responses::{MemberProblems, RemovalProblems};

/// Why a request is refused or failed.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    kind: Kind,
    detail: String,
    errors: Vec<Refused>,
    error_id: Option<Uuid>,
    /// Whether nobody knows if the request was done.
    undecided: bool,
    step: Option<Box<TransitionError>>,
}

impl Problem {
    fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Self {
            kind,
            detail: detail.into(),
            errors: Vec::new(),
            error_id: None,
            undecided: false,
            step: None,
        }
    }

    /// Members of the body that break rules.
    pub(crate) fn invalid_members(violations: &Violations) -> Self {
        Self::invalid(violations, |violation| Refused::Pointer {
            pointer: pointer(&violation.field),
            invalid: violation.invalid.clone(),
        })
    }

    fn invalid(violations: &Violations, refused: impl FnMut(&Violation) -> Refused) -> Self {
        let errors: Vec<_> = violations.iter().map(refused).collect();
        let detail = match (errors.len(), violations.more()) {
            (1, 0) => String::from("1 value is refused"),
            (number, 0) => format!("{number} values are refused"),
            (number, more) => format!("{number} values are refused, and {more} more"),
        };
        let mut problem = Self::new(Kind::Validation, detail);
        problem.errors = errors;
        problem
    }

    /// A path that leads nowhere.
    pub(crate) fn no_route(path: &str) -> Self {
        Self::new(Kind::NotFound, format!("there is nothing at `{path}`"))
    }

    /// A method that the path does not have.
    pub(crate) fn no_method(method: &Method) -> Self {
        let detail = format!("`{method}` is not possible here; `Allow` lists what is");
        Self::new(Kind::MethodNotAllowed, detail)
    }

    /// The request took too long.
    pub(crate) fn timeout() -> Self {
        let detail = "the request took too long";
        Self::interrupted(Kind::Timeout, detail, "the request timed out")
    }

    /// The service stops, and the request did not end in time.
    pub(crate) fn cut_off() -> Self {
        let detail = "the service stops";
        Self::interrupted(
            Kind::Unavailable,
            detail,
            "the request was cut off by a stop",
        )
    }

    /// A failure that may have come during the commit.
    fn interrupted(kind: Kind, detail: &str, cause: &str) -> Self {
        let mut problem = Self::failure(kind, detail, cause);
        problem.undecided = true;
        problem
    }

    /// The store does not answer.
    pub(crate) fn unavailable(cause: &(dyn Error + 'static)) -> Self {
        let detail = "the service is not ready";
        Self::failure(Kind::Unavailable, detail, chain(cause))
    }

    /// Something that should not happen.
    pub(crate) fn internal(cause: &(dyn Error + 'static)) -> Self {
        Self::broken(chain(cause))
    }

    /// A bug: the handler panicked.
    pub(crate) fn panic(message: &str) -> Self {
        Self::broken(format!("panicked: {message}"))
    }

    fn broken(cause: String) -> Self {
        let detail = "something went wrong here; `error_id` finds it in our log";
        Self::failure(Kind::Internal, detail, cause)
    }

    /// A failure: the log gets its cause, the caller only an id to find it by.
    fn failure(kind: Kind, detail: &str, cause: impl Display) -> Self {
        let error_id = Uuid::now_v7();
        tracing::error!(%error_id, kind = kind.slug(), %cause, "request failed");
        let mut problem = Self::new(kind, detail);
        problem.error_id = Some(error_id);
        problem
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Violations> for Problem {
    fn from(violations: Violations) -> Self {
        Self::invalid_members(&violations)
    }
}

/// A field as a JSON pointer; the body itself is the empty one.
fn pointer(field: &str) -> String {
    if field.is_empty() {
        String::new()
    } else {
        format!("/{field}")
    }
}

/// An error and all its causes.
fn chain(error: &(dyn Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error: &&(dyn Error + 'static)| {
        (*error).source()
    });
    let messages: Vec<_> = causes.map(ToString::to_string).collect();
    messages.join(": ")
}
