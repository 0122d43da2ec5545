//! Use cases of the context `inventory`.

mod item;
mod transfer_stock;
mod warehouse;
mod warehouse_stock;
