//! Which web pages may call the service from a browser.

use axum::http::Method;
use axum::http::header::{CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH, LOCATION};
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::request_id;
use crate::Origins;

/// Lets pages of these origins call the service, without credentials.
pub(crate) fn cors(origins: &Origins) -> CorsLayer {
    let origins = match origins {
        Origins::Any => AllowOrigin::any(),
        Origins::These(origins) => AllowOrigin::list(origins.iter().cloned()),
    };
    CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([
            Method::GET,
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
        ])
        .allow_headers([CONTENT_TYPE, IF_MATCH, IF_NONE_MATCH, request_id::HEADER])
        .expose_headers([ETAG, LOCATION, request_id::HEADER])
}
