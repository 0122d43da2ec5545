//! Endpoints of the context `sales`.

pub(in crate::v1) mod sales_transaction;
pub(in crate::v1) mod sales_transaction_item;
pub(in crate::v1) mod sales_transaction_return;
