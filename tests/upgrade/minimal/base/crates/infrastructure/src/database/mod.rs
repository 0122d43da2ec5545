//! The database: connections, migrations, and what its types and errors mean to the ports.

mod condition;
mod decimal;
mod errors;
pub mod migrations;
mod pool;
mod reading;
mod rows;

pub(crate) use decimal::Exact;
pub(crate) use errors::store;
pub(crate) use errors::{Uniques, written};
pub use pool::{Database, DatabaseOptions, connect};
pub(crate) use reading::{Source, find, list};
pub(crate) use rows::{BoundQuery, audit, broken, version};
