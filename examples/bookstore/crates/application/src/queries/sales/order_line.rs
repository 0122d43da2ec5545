//! How order lines are read: with their order.

use domain::entities::sales::OrderLine;
use domain::ids::BookId;
use domain::ids::OrderLineId;
use rust_decimal::Decimal;

/// An order line as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderLineView {
    /// Its identity within its order.
    pub id: OrderLineId,
    /// Its book, by id.
    pub book_id: BookId,
    /// Its quantity.
    pub quantity: i32,
    /// Its unit price.
    pub unit_price: Decimal,
    /// What these copies cost.
    pub subtotal: Decimal,
}

impl From<&OrderLine> for OrderLineView {
    fn from(order_line: &OrderLine) -> Self {
        Self {
            id: order_line.id(),
            book_id: order_line.book_id(),
            quantity: order_line.quantity(),
            unit_price: order_line.unit_price(),
            subtotal: order_line.subtotal(),
        }
    }
}
