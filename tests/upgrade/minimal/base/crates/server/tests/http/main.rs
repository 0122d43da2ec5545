//! The service over HTTP, in memory and without a port.

mod cors;
mod docs;
mod endpoints;
mod health;
mod limits;
mod problems;
mod request_ids;
mod routing;
mod support;

use crate::endpoints::note as sample;
