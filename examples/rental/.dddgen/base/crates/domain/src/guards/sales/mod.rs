//! Conditions of the context `sales`.

mod sales_transaction_has_items;
