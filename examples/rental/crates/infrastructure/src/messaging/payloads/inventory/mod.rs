//! What happened in the context `inventory`.

mod item;
mod warehouse;
