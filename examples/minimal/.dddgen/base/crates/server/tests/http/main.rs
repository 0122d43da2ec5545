//! The service over HTTP, in memory and without a port.

mod cors;
mod docs;
mod health;
mod limits;
mod note;
mod problems;
mod request_ids;
mod routing;
mod support;

use crate::note as sample;
