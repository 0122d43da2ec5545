//! The service over HTTP, in memory and without a port.

#[path = "stores/memory.rs"]
mod store;

mod cors;
mod docs;
mod endpoints;
mod events;
mod health;
mod limits;
mod problems;
mod request_ids;
mod routing;
mod support;

use crate::endpoints::partners::customer as sample;
