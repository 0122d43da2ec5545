//! The routes of every aggregate.

use utoipa_axum::router::OpenApiRouter;

use super::endpoints;
use crate::state::AppState;

/// All routes of this version, relative to its place.
pub(crate) fn router() -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::new();
    router = router.merge(endpoints::partners::customer::routes());
    router = router.merge(endpoints::partners::vendor::routes());
    router = router.merge(endpoints::partners::contact::routes());
    router = router.merge(endpoints::inventory::item::routes());
    router = router.merge(endpoints::inventory::warehouse::routes());
    router = router.merge(endpoints::sales::sales_transaction::routes());
    router = router.merge(endpoints::inventory::warehouse_stock::routes());
    router = router.merge(endpoints::sales::sales_transaction_item::routes());
    router = router.merge(endpoints::sales::sales_transaction_return::routes());
    router = router.merge(endpoints::inventory::transfer_stock::routes());
    router
}
