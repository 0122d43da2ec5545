//! Use cases of the context `partners`.

mod customer;
mod vendor;
