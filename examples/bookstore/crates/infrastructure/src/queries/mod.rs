//! Reads straight from the database.

mod best_sellers;
pub mod catalog;
pub mod sales;

pub use best_sellers::SqlBestSellersQuery;
