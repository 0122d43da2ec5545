//! What the service can do: use cases over the domain, and the ports that they need.
//!
//! Writes go through aggregates inside a [unit of work](unit_of_work); reads go through
//! [query ports](queries) that return read models straight from the store.

pub mod change;
pub mod clock;
mod deletion;
pub mod error;
pub mod events;
pub mod health;
pub mod member;
pub mod queries;
pub mod unit_of_work;
pub mod use_cases;
