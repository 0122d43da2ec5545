//! What an order says that follows from the rest.

use rust_decimal::Decimal;

use super::OrderDetails;
use super::OrderLine;
use crate::exact;

/// `sum(lines.subtotal)`; none if that has more digits than a decimal holds.
pub(super) fn total(details: &OrderDetails) -> Option<Decimal> {
    exact::total(details.lines.iter().map(OrderLine::subtotal))
}
