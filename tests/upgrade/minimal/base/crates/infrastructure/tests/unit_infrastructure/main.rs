//! The contract of the ports, on every adapter, and the database itself.

mod adapters;
mod migrations;
mod note;
