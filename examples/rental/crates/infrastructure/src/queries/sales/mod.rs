//! Reads of the context `sales`.

pub(crate) mod sales_transaction;

pub use sales_transaction::SqlSalesTransactionQueries;
