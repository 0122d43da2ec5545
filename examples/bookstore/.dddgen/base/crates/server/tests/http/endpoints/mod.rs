//! The endpoints, aggregate by aggregate.

pub(crate) mod catalog;
pub(crate) mod sales;
