//! A panic ends its request, not the service.

use std::any::Any;

use axum::response::{IntoResponse as _, Response};

use crate::problem::Problem;

/// What the caller gets instead of an answer.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the layer hands over what the panic carried"
)]
pub(crate) fn panicked(payload: Box<dyn Any + Send>) -> Response {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
    Problem::panic(text.unwrap_or("without a message")).into_response()
}
