//! What else happens to orders, as others read it.

use domain::entities::sales::CancelOrderDraft;
use domain::entities::sales::CancelOrderInput;
use domain::events::DomainEvent;
use domain::events::sales::OrderCancelled;
use domain::events::sales::OrderConfirmed;
use domain::events::sales::OrderDelivered;
use domain::events::sales::OrderEvent;
use domain::events::sales::OrderShipped;
use domain::ids::OrderId;
use serde_json::Value;
use serde_json::json;

use crate::adapters::stamp;

fn written(event: OrderEvent) -> Value {
    json!(infrastructure::messaging::Envelope::from(
        &DomainEvent::new(&stamp(1), event)
    ))
}

#[test]
fn writes_the_step_confirm() {
    let id = OrderId::generate();
    let event = written(OrderEvent::Confirmed(OrderConfirmed {
        id,
        from: domain::value_objects::sales::OrderStatus::Pending,
        to: domain::value_objects::sales::OrderStatus::Confirmed,
    }));
    assert_eq!(event["event"], "sales.order.confirmed");
    assert_eq!(event["data"]["id"], id.to_string());
    assert_eq!(event["data"]["from"], "pending");
    assert_eq!(event["data"]["to"], "confirmed");
}

#[test]
fn writes_the_step_ship() {
    let id = OrderId::generate();
    let event = written(OrderEvent::Shipped(OrderShipped {
        id,
        from: domain::value_objects::sales::OrderStatus::Confirmed,
        to: domain::value_objects::sales::OrderStatus::Shipped,
    }));
    assert_eq!(event["event"], "sales.order.shipped");
    assert_eq!(event["data"]["id"], id.to_string());
    assert_eq!(event["data"]["from"], "confirmed");
    assert_eq!(event["data"]["to"], "shipped");
}

#[test]
fn writes_the_step_deliver() {
    let id = OrderId::generate();
    let event = written(OrderEvent::Delivered(OrderDelivered {
        id,
        from: domain::value_objects::sales::OrderStatus::Shipped,
        to: domain::value_objects::sales::OrderStatus::Delivered,
    }));
    assert_eq!(event["event"], "sales.order.delivered");
    assert_eq!(event["data"]["id"], id.to_string());
    assert_eq!(event["data"]["from"], "shipped");
    assert_eq!(event["data"]["to"], "delivered");
}

#[test]
fn writes_the_step_cancel() {
    let draft = CancelOrderDraft {
        reason: Some(String::from("The quick brown fox")),
    };
    let id = OrderId::generate();
    let event = written(OrderEvent::Cancelled(OrderCancelled {
        id,
        from: domain::value_objects::sales::OrderStatus::Pending,
        to: domain::value_objects::sales::OrderStatus::Cancelled,
        input: CancelOrderInput::parse(draft).expect("a valid draft"),
    }));
    assert_eq!(event["event"], "sales.order.cancelled");
    assert_eq!(event["data"]["id"], id.to_string());
    assert_eq!(event["data"]["from"], "pending");
    assert_eq!(event["data"]["to"], "cancelled");
    assert_eq!(
        event["data"]["input"]["reason"],
        json!("The quick brown fox")
    );
}
