//! Aggregates of the context `sales` in memory.

mod sales_transaction;

pub(crate) use sales_transaction::MemorySalesTransactionRepository;
