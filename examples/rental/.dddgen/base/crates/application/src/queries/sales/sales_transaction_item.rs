//! How sales transaction items are read: with their sales transaction.

use domain::entities::sales::SalesTransactionItem;
use domain::ids::ItemId;
use domain::ids::SalesTransactionItemId;
use rust_decimal::Decimal;

/// A sales transaction item as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionItemView {
    /// Its identity within its sales transaction.
    pub id: SalesTransactionItemId,
    /// Its item, by id.
    pub item_id: ItemId,
    /// Its quantity.
    pub quantity: i32,
    /// Its unit price.
    pub unit_price: Decimal,
    /// What they cost together.
    pub amount: Decimal,
}

impl From<&SalesTransactionItem> for SalesTransactionItemView {
    fn from(sales_transaction_item: &SalesTransactionItem) -> Self {
        Self {
            id: sales_transaction_item.id(),
            item_id: sales_transaction_item.item_id(),
            quantity: sales_transaction_item.quantity(),
            unit_price: sales_transaction_item.unit_price(),
            amount: sales_transaction_item.amount(),
        }
    }
}
