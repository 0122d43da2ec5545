//! Use cases of the context `sales`.

mod sales_transaction;
mod sales_transaction_item;
mod sales_transaction_return;

pub use sales_transaction::CancelSalesTransaction;
pub use sales_transaction::CompleteSalesTransaction;
pub use sales_transaction::ConfirmSalesTransaction;
pub use sales_transaction::PaySalesTransaction;
pub use sales_transaction::RefundSalesTransaction;
pub use sales_transaction::ShipSalesTransaction;
pub use sales_transaction::{
    CreateSalesTransaction, DeleteSalesTransaction, PatchSalesTransaction, SalesTransactionChanges,
    SalesTransactionUseCases,
};
pub use sales_transaction_item::AddSalesTransactionItem;
pub use sales_transaction_item::PatchSalesTransactionItem;
pub use sales_transaction_item::RemoveSalesTransactionItem;
pub use sales_transaction_item::ReplaceSalesTransactionItem;
pub use sales_transaction_item::SalesTransactionItemChanges;
pub use sales_transaction_item::SalesTransactionItemUseCases;
pub use sales_transaction_return::AddSalesTransactionReturn;
pub use sales_transaction_return::PatchSalesTransactionReturn;
pub use sales_transaction_return::RemoveSalesTransactionReturn;
pub use sales_transaction_return::ReplaceSalesTransactionReturn;
pub use sales_transaction_return::SalesTransactionReturnChanges;
pub use sales_transaction_return::SalesTransactionReturnUseCases;
