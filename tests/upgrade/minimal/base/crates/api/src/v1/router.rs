//! The routes of every aggregate.

use utoipa_axum::router::OpenApiRouter;

use super::endpoints;
use crate::state::AppState;

/// All routes of this version, relative to its place.
pub(crate) fn router() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.merge(endpoints::note::routes());
    router
}
