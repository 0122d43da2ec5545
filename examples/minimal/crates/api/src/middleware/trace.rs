//! The id, the span and the log line of a request.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use tracing::{Instrument as _, debug, error_span, info};

use super::RequestId;
use super::request_id::HEADER;

/// The routes that a machine calls all the time.
const HEALTH: &str = "/health";

/// Gives a request its id, under which everything is logged, and logs what came of it.
pub(crate) async fn trace(mut request: Request, next: Next) -> Response {
    let id = RequestId::read(request.headers());
    let method = request.method().clone();
    let matched = request.extensions().get::<MatchedPath>();
    let route = matched.map_or("none", MatchedPath::as_str).to_owned();
    request.extensions_mut().insert(id.clone());

    // A span of a lower level would be dropped where only errors are logged, and the id with it.
    let span = error_span!("request", request_id = %id);
    let started = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    span.in_scope(|| log(&method, &route, response.status(), started));
    if let Some(id) = id.header() {
        response.headers_mut().insert(HEADER, id);
    }
    response
}

fn log(method: &Method, route: &str, status: StatusCode, started: Instant) {
    let status = status.as_u16();
    let latency_ms = started.elapsed().as_secs_f64() * 1000.0;
    if route.starts_with(HEALTH) {
        debug!(%method, route, status, latency_ms, "request");
    } else {
        info!(%method, route, status, latency_ms, "request");
    }
}
