//! Thanks a customer whose books have arrived.

use application::event_handlers::sales::ThankCustomerHandler;
use application::events::EventHandler as _;
use chrono::DateTime;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::events::DomainEvent;
use domain::events::sales::OrderDelivered;
use domain::events::sales::OrderEvent;
use domain::events::sales::OrderUpdated;
use domain::ids::OrderId;
use domain::value_objects::sales::OrderStatus;

fn stamp() -> Stamp {
    let at = DateTime::from_timestamp(1, 0).expect("an instant");
    Stamp {
        at,
        by: ActorId::new("tester"),
    }
}

fn order_delivered() -> DomainEvent {
    let event = OrderDelivered {
        id: OrderId::generate(),
        from: OrderStatus::Shipped,
        to: OrderStatus::Delivered,
    };
    DomainEvent::new(&stamp(), OrderEvent::Delivered(event))
}

fn order_updated() -> DomainEvent {
    let event = OrderUpdated {
        id: OrderId::generate(),
        changed: vec!["customer_id"],
    };
    DomainEvent::new(&stamp(), OrderEvent::Updated(event))
}

#[tokio::test]
async fn acts_upon_its_events() {
    let events = [order_delivered()];
    for event in events {
        assert!(ThankCustomerHandler::hears(&event), "{}", event.name());
        let handled = ThankCustomerHandler.handle(&event).await;
        handled.expect("it can be handled");
    }
}

#[tokio::test]
async fn passes_over_what_else_happens() {
    let event = order_updated();
    assert!(!ThankCustomerHandler::hears(&event));
    let handled = ThankCustomerHandler.handle(&event).await;
    handled.expect("it has nothing to fail at");
}
