//! What we sold, and what came back.

mod sales_transaction;
mod sales_transaction_item;
mod sales_transaction_return;

pub use sales_transaction::CancelSalesTransactionDraft;
pub use sales_transaction::CancelSalesTransactionInput;
pub use sales_transaction::{SalesTransaction, SalesTransactionDetails, SalesTransactionDraft};
pub use sales_transaction_item::{
    SalesTransactionItem, SalesTransactionItemDetails, SalesTransactionItemDraft,
};
pub use sales_transaction_return::{
    SalesTransactionReturn, SalesTransactionReturnDetails, SalesTransactionReturnDraft,
};
