//! Use cases on top of a store in memory.

mod dispatcher;
mod fixtures;
mod inventory;
mod partners;
mod queries;
mod sales;

use fixtures::partners::customer as sample;
