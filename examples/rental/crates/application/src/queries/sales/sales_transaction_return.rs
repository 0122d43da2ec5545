//! How sales transaction returns are read: with their sales transaction.

use chrono::NaiveDate;
use domain::entities::sales::SalesTransactionReturn;
use domain::ids::ItemId;
use domain::ids::SalesTransactionReturnId;

/// A sales transaction return as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionReturnView {
    /// Its identity within its sales transaction.
    pub id: SalesTransactionReturnId,
    /// Its item, by id.
    pub item_id: ItemId,
    /// Its quantity.
    pub quantity: i32,
    /// Its reason.
    pub reason: String,
    /// When it returned.
    pub returned_on: NaiveDate,
}

impl From<&SalesTransactionReturn> for SalesTransactionReturnView {
    fn from(sales_transaction_return: &SalesTransactionReturn) -> Self {
        Self {
            id: sales_transaction_return.id(),
            item_id: sales_transaction_return.item_id(),
            quantity: sales_transaction_return.quantity(),
            reason: sales_transaction_return.reason().to_owned(),
            returned_on: sales_transaction_return.returned_on(),
        }
    }
}
