//! The contract of the ports, on every adapter, and the database itself.

mod adapters;
mod inventory;
mod migrations;
mod partners;
mod sales;
mod statements;
