//! The service over HTTP, in memory and without a port.

mod catalog;
mod cors;
mod docs;
mod health;
mod limits;
mod problems;
mod request_ids;
mod routing;
mod sales;
mod support;

use crate::catalog::author as sample;
