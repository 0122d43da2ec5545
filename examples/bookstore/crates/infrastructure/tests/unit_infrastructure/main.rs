//! The contract of the ports, on every adapter, and the database itself.

mod adapters;
mod catalog;
mod migrations;
mod sales;
mod statements;
