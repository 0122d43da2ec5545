//! What happened in the context `sales`.

mod customer;
mod order;
