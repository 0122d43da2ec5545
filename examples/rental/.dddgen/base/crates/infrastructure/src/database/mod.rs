//! The database: connections, migrations, and what its types and errors mean to the ports.

mod bulk;
mod condition;
mod decimal;
mod dialect;
pub mod drift;
mod errors;
mod members;
pub mod migrations;
pub(crate) mod models;
mod pool;
mod reading;
mod references;
mod rows;
mod scratch;
mod statistics;
mod table;
mod writing;

pub(crate) use bulk::{find_all, insert_all, update_all};
pub(crate) use decimal::Exact;
pub(crate) use dialect::Transaction;
pub(crate) use dialect::{Connection, Row};
pub(crate) use errors::store;
pub(crate) use members::{MemberTable, delete_members, members_of};
pub use pool::{Database, DatabaseOptions, connect};
pub(crate) use reading::{find, list};
pub(crate) use references::Astray;
pub(crate) use references::is_used;
pub(crate) use references::is_used_by_parts;
pub(crate) use references::referring;
pub(crate) use rows::{audit, broken, is_present, version};
pub(crate) use statistics::statistics;
pub(crate) use table::Table;
pub(crate) use table::Unique;
pub(crate) use writing::{RowValues, insert, remove, update};
