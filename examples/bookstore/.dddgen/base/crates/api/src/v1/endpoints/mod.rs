//! The endpoints, aggregate by aggregate.

pub(super) mod best_sellers;
pub(super) mod catalog;
pub(super) mod reorder;
pub(super) mod sales;
