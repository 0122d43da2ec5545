//! Reads of the context `inventory`.

pub(crate) mod item;
pub(crate) mod warehouse;

pub use item::SqlItemQueries;
pub use warehouse::SqlWarehouseQueries;
