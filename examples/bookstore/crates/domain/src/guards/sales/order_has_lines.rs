//! What an order needs before it is confirmed.

use crate::entities::sales::Order;

impl Order {
    /// Whether anything is ordered: an order without lines owes nobody a book, so it is never
    /// [confirmed](Self::confirm).
    pub fn has_lines(&self) -> bool {
        !self.lines().is_empty()
    }
}
