//! The whole application: every route under every layer.

use axum::error_handling::HandleErrorLayer;
use axum::extract::DefaultBodyLimit;
use axum::http::{Method, Uri};
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::{Extension, Router};
use tower::timeout::TimeoutLayer;
use tower::{Layer as _, ServiceBuilder};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::normalize_path::NormalizePathLayer;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::extract::BulkLimit;
use crate::problem::Problem;
use crate::state::AppState;
use crate::{CutOff, HttpOptions, docs, health, middleware, openapi, v1};

/// The application: what the server serves, and what tests call. `cut_off` ends its requests.
pub fn app(state: AppState, options: &HttpOptions, cut_off: &CutOff) -> Router {
    let (mut router, document) = documented().split_for_parts();
    if options.docs {
        router = router.merge(docs::routes(&document));
    }
    router = router.fallback(no_route);
    router = router.method_not_allowed_fallback(no_method);

    // From the inside out. The limits belong to the request alone; a stop goes before them. A panic
    // is caught outside of that, and every problem, the panic's too, is written outside of that
    // again. CORS and security headers go on whatever comes out, and the log line sees the final
    // answer. All of them run after routing, so the log knows the route.
    router = router.layer(DefaultBodyLimit::max(options.body_limit));
    router = router.layer(Extension(BulkLimit(options.bulk_limit)));
    router = router.layer(
        ServiceBuilder::new()
            .layer(HandleErrorLayer::new(middleware::timed_out))
            .layer(TimeoutLayer::new(options.request_timeout)),
    );
    router = router.layer(from_fn_with_state(cut_off.clone(), middleware::cut_off));
    router = router.layer(CatchPanicLayer::custom(middleware::panicked));
    router = router.layer(from_fn(middleware::write_problem));
    router = router.layer(middleware::cors(&options.origins));
    router = router.layer(map_response(middleware::secure));
    router = router.layer(from_fn(middleware::trace));

    // A trailing slash has to go before routing, hence outside of the router.
    let slashless = NormalizePathLayer::trim_trailing_slash().layer(router.with_state(state));
    Router::new().fallback_service(slashless)
}

/// The `OpenAPI` document of the very routes that [`app`] serves.
pub fn document() -> OpenApi {
    documented().into_openapi()
}

fn documented() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::with_openapi(openapi::base());
    router = router.merge(health::routes());
    router = router.nest("/api/v1", v1::router());
    router
}

async fn no_route(uri: Uri) -> Problem {
    Problem::no_route(uri.path())
}

async fn no_method(method: Method) -> Problem {
    Problem::no_method(&method)
}
