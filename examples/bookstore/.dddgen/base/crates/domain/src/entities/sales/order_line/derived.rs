//! What an order line says that follows from the rest.

use rust_decimal::Decimal;

use super::OrderLineDetails;
use crate::exact;

/// `unit_price * quantity`; none if that has more digits than a decimal holds.
pub(super) fn subtotal(details: &OrderLineDetails) -> Option<Decimal> {
    exact::product(details.unit_price, Decimal::from(details.quantity))
}
