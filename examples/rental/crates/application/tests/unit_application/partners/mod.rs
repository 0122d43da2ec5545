//! Use cases of the context `partners`.

mod contact;
mod customer;
mod vendor;
