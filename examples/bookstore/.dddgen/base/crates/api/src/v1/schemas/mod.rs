//! What is sent and received, aggregate by aggregate.

pub(super) mod catalog;
pub(super) mod sales;
