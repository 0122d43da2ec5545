//! Ports of the context `sales`.

mod sales_transaction;

pub use sales_transaction::SalesTransactionRepository;
