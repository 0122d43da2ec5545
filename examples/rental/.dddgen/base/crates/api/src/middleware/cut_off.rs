//! Ends a request that a stop cannot wait for, in the same way as one that takes too long.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::CutOff;
use crate::problem::Problem;

/// Answers the request, unless the end of all requests comes first.
pub(crate) async fn cut_off(
    State(cut_off): State<CutOff>,
    request: Request,
    next: Next,
) -> Response {
    let mut running = cut_off.running();
    if running.is_cut() {
        return Problem::cut_off().into_response();
    }
    tokio::select! {
        biased;
        answer = next.run(request) => answer,
        () = running.cut() => Problem::cut_off().into_response(),
    }
}
