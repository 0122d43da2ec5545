//! What happened in the context `partners`.

mod contact;
mod customer;
mod vendor;
