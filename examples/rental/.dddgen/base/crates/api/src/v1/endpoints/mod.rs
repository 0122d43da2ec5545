//! The endpoints, aggregate by aggregate.

pub(super) mod inventory;
pub(super) mod partners;
pub(super) mod sales;
