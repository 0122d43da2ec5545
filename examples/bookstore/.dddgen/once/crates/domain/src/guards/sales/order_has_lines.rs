//! The condition `has_lines` of an order.

use crate::entities::sales::Order;

impl Order {
    /// Whether these steps are possible, as far as more than the state counts:
    /// [`confirm`](Self::confirm).
    pub fn has_lines(&self) -> bool {
        true
    }
}
