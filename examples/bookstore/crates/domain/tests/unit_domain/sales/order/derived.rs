//! What an order says that follows from the rest.

use domain::entities::sales::Order;
use domain::ids::OrderId;
use rust_decimal::Decimal;

use super::details;
use super::stamp;

#[test]
fn total_follows_from_the_rest() {
    let order = Order::create(OrderId::generate(), details(), stamp(1));
    assert_eq!(Some(order.total()), Some(Decimal::new(83_958, 2)));
}
