//! What can be done, aggregate by aggregate.

pub mod catalog;
mod reorder;
pub mod sales;

pub use reorder::{Reorder, ReorderOutcome, ReorderUseCase};
