//! Writes the document of a problem, for here the request is known.

use axum::extract::Request;
use axum::http::Method;
use axum::http::header::IF_MATCH;
use axum::middleware::Next;
use axum::response::Response;

use super::RequestId;
use crate::problem::{Context, Problem};

/// Turns the problem in an answer, if there is one, into its document.
pub(crate) async fn write_problem(request: Request, next: Next) -> Response {
    let context = Context {
        instance: request.uri().path().to_owned(),
        request_id: RequestId::of(&request).to_string(),
        conditional: request.headers().contains_key(IF_MATCH),
        safe: request.method().is_safe(),
        patch: request.method() == Method::PATCH,
    };
    let mut answer = next.run(request).await;
    match answer.extensions_mut().remove::<Problem>() {
        Some(problem) => problem.answer(context),
        None => answer,
    }
}
