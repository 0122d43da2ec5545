//! Use cases of the context `sales`.

mod sales_transaction;
mod sales_transaction_item;
mod sales_transaction_return;
