//! Adapters: how the ports of the inner layers are kept on real technology.
//!
//! The same contract holds for the database and for [`memory`]; one suite of tests runs on both.

pub mod clock;
pub mod database;
pub mod health;
mod kept;
pub mod memory;
pub mod messaging;
pub mod queries;
mod repositories;
pub mod unit_of_work;
