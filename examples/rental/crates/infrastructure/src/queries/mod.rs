//! Reads straight from the database.

pub mod inventory;
pub mod partners;
pub mod sales;
