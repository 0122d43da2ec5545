//! What follows from what happened.

pub mod sales;
