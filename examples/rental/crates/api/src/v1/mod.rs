//! The first version of the interface.

mod endpoints;
mod router;
mod schemas;

pub(crate) use router::router;
