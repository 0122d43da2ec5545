//! Repositories of the context `sales`.

mod sales_transaction;

pub(crate) use sales_transaction::SqlSalesTransactionRepository;
