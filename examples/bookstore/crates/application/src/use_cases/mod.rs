//! What can be done, aggregate by aggregate.

pub mod catalog;
pub mod sales;
