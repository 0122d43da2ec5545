//! The dialect of SQLite, 3.37 or later.
//!
//! Tables are `strict`: a column keeps its type. The collation `decimal`, which compares numbers
//! that are kept as text, comes from the connection.

mod guard;
mod keys;
mod literal;
mod migration;
mod rebuild;
mod rule;
mod table;
mod values;

pub(super) use guard::going;
pub use literal::literal;
pub use migration::migration;
pub(super) use rule::{condition, value};
pub use table::{column_type, create_index, create_table};
