//! The contract of the ports, on every adapter, and the database itself.

mod adapters;
mod best_sellers;
mod catalog;
mod migrations;
mod sales;
mod specifications;
mod statements;
