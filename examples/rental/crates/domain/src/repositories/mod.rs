//! Ports: how aggregates are kept, in words and signatures.
//!
//! A repository lives inside a unit of work: what it writes counts once the unit is committed.

mod error;
pub mod inventory;
pub mod partners;
pub mod sales;

pub use error::{BoxError, BulkError, RepositoryError};
