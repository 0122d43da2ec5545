//! The `OpenAPI` document and a page to read and try it, which needs no internet.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Json, Router};
use utoipa::openapi::OpenApi;
use utoipa_swagger_ui::{Config, SwaggerFile, serve};

use crate::problem::Problem;
use crate::state::AppState;

/// Where the document is.
pub const DOCUMENT_PATH: &str = "/openapi.json";

/// Where the page is.
pub const DOCS_PATH: &str = "/docs";

const INDEX: &str = "/docs/index.html";

/// The routes of the document and of its page.
pub(crate) fn routes(document: &OpenApi) -> Router<AppState> {
    // Without this the page sends the document to a public validator.
    let config = Arc::new(Config::new([DOCUMENT_PATH]).validator_url("none"));
    let document = Json(document.clone());
    let mut router = Router::new();
    router = router.route(DOCUMENT_PATH, get(|| async { document }));
    router = router.route(DOCS_PATH, get(|| async { Redirect::to(INDEX) }));
    router = router.route("/docs/{*file}", get(file).with_state(config));
    router
}

async fn file(
    State(config): State<Arc<Config<'static>>>,
    Path(path): Path<String>,
) -> Result<Response, Problem> {
    match serve(&path, config) {
        Ok(Some(file)) => Ok(sent(file)),
        Ok(None) => Err(Problem::no_route(&format!("{DOCS_PATH}/{path}"))),
        Err(error) => Err(Problem::internal(error.as_ref())),
    }
}

fn sent(file: SwaggerFile<'static>) -> Response {
    let content = ([(CONTENT_TYPE, file.content_type)], file.bytes);
    if file.gzpipped {
        ([(CONTENT_ENCODING, "gzip")], content).into_response()
    } else {
        content.into_response()
    }
}
