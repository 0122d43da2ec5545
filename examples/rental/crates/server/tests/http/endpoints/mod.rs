//! The endpoints, aggregate by aggregate.

pub(crate) mod inventory;
pub(crate) mod partners;
pub(crate) mod sales;
