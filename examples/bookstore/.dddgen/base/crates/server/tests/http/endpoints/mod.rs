//! The endpoints, aggregate by aggregate.

mod best_sellers;
pub(crate) mod catalog;
mod reorder;
pub(crate) mod sales;
