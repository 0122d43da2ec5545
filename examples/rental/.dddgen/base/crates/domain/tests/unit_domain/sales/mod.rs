//! Rules of the context `sales`.

pub(crate) mod sales_transaction;
pub(crate) mod sales_transaction_item;
pub(crate) mod sales_transaction_return;
