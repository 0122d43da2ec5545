//! Read models of the context `sales`.

mod sales_transaction;
mod sales_transaction_item;
mod sales_transaction_return;

pub use sales_transaction::{
    SalesTransactionField, SalesTransactionQueries, SalesTransactionStatistics,
    SalesTransactionView,
};
pub use sales_transaction_item::SalesTransactionItemView;
pub use sales_transaction_return::SalesTransactionReturnView;
