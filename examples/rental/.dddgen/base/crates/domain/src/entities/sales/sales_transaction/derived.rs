//! What a sales transaction says that follows from the rest.

use rust_decimal::Decimal;

use super::SalesTransactionDetails;
use super::SalesTransactionItem;
use crate::exact;

/// `sum(items.amount)`; none if that has more digits than a decimal holds.
pub(super) fn total_amount(details: &SalesTransactionDetails) -> Option<Decimal> {
    exact::total(details.items.iter().map(SalesTransactionItem::amount))
}
