//! The endpoints, aggregate by aggregate.

pub(super) mod catalog;
pub(super) mod sales;
