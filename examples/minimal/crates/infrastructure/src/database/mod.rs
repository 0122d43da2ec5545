//! The database: connections, migrations, and what its types and errors mean to the ports.

mod bulk;
mod condition;
mod decimal;
mod dialect;
pub mod drift;
mod errors;
pub mod migrations;
pub(crate) mod models;
mod pool;
mod reading;
mod rows;
mod scratch;
mod table;
mod writing;

pub(crate) use bulk::{find_all, insert_all, update_all};
pub(crate) use decimal::Exact;
pub(crate) use dialect::Transaction;
pub(crate) use dialect::{Connection, Row};
pub(crate) use errors::store;
pub use pool::{Database, DatabaseOptions, connect};
pub(crate) use reading::{find, list};
pub(crate) use rows::{audit, broken, version};
pub(crate) use table::Table;
pub(crate) use writing::{RowValues, insert, remove, update};
