//! Aggregates: what has an identity and a life of its own.

pub mod catalog;
pub mod sales;
