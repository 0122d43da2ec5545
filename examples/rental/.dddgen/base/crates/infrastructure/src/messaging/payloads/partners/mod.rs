//! What happened in the context `partners`.

mod customer;
mod vendor;
