//! A body of JSON.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::extract::{FromRequest, Request};
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use domain::validation::{Invalid, Violations};
use serde_json::error::Category;

use crate::input::{Body, Members};
use crate::problem::Problem;

/// A body, not judged yet.
#[derive(Debug)]
pub(crate) struct Json<B> {
    body: B,
    unknown: Violations,
}

impl<B> Json<B> {
    /// The body, and what is wrong with the members that it does not know.
    pub(super) fn into_parts(self) -> (B, Violations) {
        (self.body, self.unknown)
    }

    /// What the body says, if nothing is wrong with it.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub(crate) fn parse<T: TryFrom<B, Error = Violations>>(self) -> Result<T, Problem> {
        let mut violations = self.unknown;
        match T::try_from(self.body) {
            Ok(value) if violations.is_empty() => return Ok(value),
            Ok(_) => {}
            Err(refused) => violations.extend(refused),
        }
        Err(Problem::from(violations))
    }
}

impl<S: Send + Sync, B: Body> FromRequest<S> for Json<B> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        if !is_json(&request) {
            return Err(Problem::unsupported_media_type());
        }
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| unreadable(&rejection))?;
        let mut members = Members::parse(&bytes).map_err(|error| malformed(&error))?;
        Ok(Self {
            body: B::take(&mut members),
            unknown: members.unknown(),
        })
    }
}

/// Whether the body is `application/json` or, where it changes a resource in part,
/// `application/merge-patch+json`. Other types built on JSON, such as `application/json-patch+json`,
/// mean something else.
fn is_json(request: &Request) -> bool {
    let media_type = request.headers().get(CONTENT_TYPE);
    let media_type = media_type.and_then(|name| name.to_str().ok());
    let essence = media_type.and_then(|name| name.split(';').next());
    let essence = essence.unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "application/json" => true,
        "application/merge-patch+json" => request.method() == Method::PATCH,
        _ => false,
    }
}

fn unreadable(rejection: &BytesRejection) -> Problem {
    match rejection {
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
            Problem::body_too_large()
        }
        other => Problem::unreadable_body(other),
    }
}

fn malformed(error: &serde_json::Error) -> Problem {
    if error.classify() == Category::Data {
        let mut violations = Violations::default();
        violations.add("", Invalid::new("type", "must be an object"));
        return Problem::from(violations);
    }
    Problem::malformed_body(error)
}
