//! What happened in the context `sales`.

mod sales_transaction;
