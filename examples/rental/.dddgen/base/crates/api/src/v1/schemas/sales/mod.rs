//! What the context `sales` sends and receives.

mod payment_status;
mod payment_terms;
mod sales_status;
mod sales_transaction;
mod sales_transaction_item;
mod sales_transaction_return;

pub(in crate::v1) use payment_status::PaymentStatusSchema;
pub(in crate::v1) use payment_terms::PaymentTermsSchema;
pub(in crate::v1) use sales_status::SalesStatusSchema;
pub(in crate::v1) use sales_transaction::CancelSalesTransactionBody;
pub(in crate::v1) use sales_transaction::SalesTransactionReplacement;
pub(in crate::v1) use sales_transaction::{
    SalesTransactionBody, SalesTransactionPatch, SalesTransactionResponse,
    SalesTransactionStatisticsResponse,
};
pub(in crate::v1) use sales_transaction_item::SalesTransactionItemBody;
pub(in crate::v1) use sales_transaction_item::SalesTransactionItemPatch;
pub(in crate::v1) use sales_transaction_item::SalesTransactionItemResponse;
pub(in crate::v1) use sales_transaction_return::SalesTransactionReturnBody;
pub(in crate::v1) use sales_transaction_return::SalesTransactionReturnPatch;
pub(in crate::v1) use sales_transaction_return::SalesTransactionReturnResponse;
