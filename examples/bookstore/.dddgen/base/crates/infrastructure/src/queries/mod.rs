//! Reads straight from the database.

pub mod catalog;
pub mod sales;
