//! Use cases of the context `sales`.

mod customer;
mod order;
