//! What a sales transaction item says that follows from the rest.

use rust_decimal::Decimal;

use super::SalesTransactionItemDetails;
use crate::exact;

/// `unit_price * quantity`; none if that has more digits than a decimal holds.
pub(super) fn amount(details: &SalesTransactionItemDetails) -> Option<Decimal> {
    exact::product(details.unit_price, Decimal::from(details.quantity))
}
