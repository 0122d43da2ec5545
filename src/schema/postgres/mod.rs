//! The dialect of PostgreSQL, 13 or later.
//!
//! Texts have the collation `C`: they compare by their bytes, whatever the locale of the server,
//! and so in every adapter of a service alike.

mod column;
mod keys;
mod literal;
mod migration;
mod names;
mod rule;
mod table;
mod values;

pub use literal::literal;
pub use migration::migration;
pub(super) use rule::{condition, value};
pub use table::{column_type, create_index, create_table};
