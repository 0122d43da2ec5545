//! From the model to tables, and from the difference of two models to a migration.
//!
//! ```text
//! Model ──of──▶ Schema ─┐
//!                       ├─difference──▶ Difference ──migration──▶ Migration ──▶ two files
//! Model ──of──▶ Schema ─┘
//! ```
//!
//! [`Schema`] and [`Difference`] know no dialect: they say *what* the tables are and *what* changes.
//! Only the dialects, [`sqlite`] and [`postgres`], write SQL; [`migration`] picks the one of the
//! model's database. The invariant that the tests hold: a database built from a model in
//! one step and one that came to it over any number of migrations are the same, but for the order
//! of columns, which no statement relies on.

mod build;
mod change;
mod column;
mod comparison;
mod constant;
mod conversion;
mod dialect;
mod files;
mod keys;
mod name;
mod order;
mod pairing;
mod record;
mod refusal;
mod reserved;
mod sql;
mod stamp;
mod table;
mod title;

pub mod postgres;
pub mod sqlite;
pub use build::of;
pub use change::{Change, ColumnChange, Difference, TableChange};
pub use comparison::{Losses, difference};
pub use conversion::Conversion;
pub use dialect::{error_name, going, migration};
pub use files::{Migration, migration_files};
pub use name::quote_ident;
pub use record::{recorded, records};
pub use refusal::{Instead, Reason, Refusal};
pub use stamp::{next_stamp, stamp};
pub use table::{
    Check, Choice, Column, ColumnType, Comparison, Computed, ForeignKey, Index, PrimaryKey,
    RowRule, Rule, Schema, Table,
};
