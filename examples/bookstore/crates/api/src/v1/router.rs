//! The routes of every aggregate.

use utoipa_axum::router::OpenApiRouter;

use super::endpoints;
use crate::state::AppState;

/// All routes of this version, relative to its place.
pub(crate) fn router() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.merge(endpoints::catalog::author::routes());
    router = router.merge(endpoints::catalog::book::routes());
    router = router.merge(endpoints::sales::customer::routes());
    router = router.merge(endpoints::sales::order::routes());
    router = router.merge(endpoints::sales::order_line::routes());
    router = router.merge(endpoints::reorder::routes());
    router = router.merge(endpoints::best_sellers::routes());
    router
}
