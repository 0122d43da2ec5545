//! What an order needs before it is confirmed.

use crate::entities::sales::Order;

impl Order {
    /// Whether anything is ordered: an order without lines owes nobody a book, so it is never
    /// [confirmed](Self::confirm).
    pub fn has_lines(&self) -> bool {
        !self.lines().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::audit::{ActorId, Stamp};
    use crate::entities::sales::{OrderDetails, OrderDraft};
    use crate::ids::{CustomerId, OrderId};
    use crate::transition::TransitionError;

    #[test]
    fn an_order_without_lines_is_not_confirmed() {
        let draft = OrderDraft {
            customer_id: Some(CustomerId::generate()),
            placed_at: Some(DateTime::UNIX_EPOCH),
            ..OrderDraft::default()
        };
        let details = OrderDetails::parse(draft).expect("a valid draft");
        let stamp = Stamp {
            at: DateTime::UNIX_EPOCH,
            by: ActorId::new("tester"),
        };
        let mut order = Order::create(OrderId::generate(), details, stamp.clone());
        let refused = TransitionError::Guard {
            action: "confirm",
            state: "pending",
            guard: "has_lines",
        };
        assert_eq!(order.confirm(stamp), Err(refused));
    }
}
