//! Use cases of the context `sales`.

mod customer;
mod order;
mod order_line;
mod thank_customer;
