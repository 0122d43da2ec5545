//! The domain: what the service is about, and the rules that always hold.
//!
//! Nothing here knows how things are stored or shown: no database, no web framework, no runtime.

pub mod audit;
pub mod decimal;
pub mod entities;
pub mod events;
pub mod exact;
mod guards;
pub mod ids;
pub mod members;
pub mod repositories;
pub mod services;
pub mod transition;
pub mod validation;
pub mod value_objects;
