//! What can be done, aggregate by aggregate.

pub mod inventory;
pub mod partners;
pub mod sales;
