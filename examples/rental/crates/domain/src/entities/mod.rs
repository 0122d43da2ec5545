//! Aggregates: what has an identity and a life of its own.

pub mod inventory;
pub mod partners;
pub mod sales;
