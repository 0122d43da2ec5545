//! Whether the service lives, and whether it is ready for requests.

use std::sync::Arc;

use application::health::HealthCheck;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::{Problem, UnavailableProblem};
use crate::state::AppState;

/// How the service is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Health {
    /// Always `ok`; anything else is a problem document.
    #[schema(example = "ok")]
    status: &'static str,
}

const OK: Json<Health> = Json(Health { status: "ok" });

/// The routes of health, outside of any version of the interface.
pub(crate) fn routes() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.routes(routes!(health));
    router = router.routes(routes!(live));
    router = router.routes(routes!(ready));
    router
}

/// Tells that the service lives.
#[utoipa::path(
    get,
    path = "/health",
    operation_id = "health",
    tag = "health",
    responses((status = 200, description = "It lives", body = Health)),
)]
async fn health() -> Json<Health> {
    OK
}

/// Tells that the service lives; if it does not answer, restart it.
#[utoipa::path(
    get,
    path = "/health/live",
    operation_id = "health_live",
    tag = "health",
    responses((status = 200, description = "It lives", body = Health)),
)]
async fn live() -> Json<Health> {
    OK
}

/// Tells whether the store answers; while it does not, send no requests.
#[utoipa::path(
    get,
    path = "/health/ready",
    operation_id = "health_ready",
    tag = "health",
    responses((status = 200, description = "It is ready", body = Health), UnavailableProblem),
)]
async fn ready(State(store): State<Arc<dyn HealthCheck>>) -> Result<Json<Health>, Problem> {
    match store.check().await {
        Ok(()) => Ok(OK),
        Err(cause) => Err(Problem::unavailable(cause.as_ref())),
    }
}
