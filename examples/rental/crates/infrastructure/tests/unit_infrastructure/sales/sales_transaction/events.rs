//! What else happens to sales transactions, as others read it.

use domain::entities::sales::CancelSalesTransactionDraft;
use domain::entities::sales::CancelSalesTransactionInput;
use domain::events::DomainEvent;
use domain::events::sales::SalesTransactionCancelled;
use domain::events::sales::SalesTransactionCompleted;
use domain::events::sales::SalesTransactionConfirmed;
use domain::events::sales::SalesTransactionEvent;
use domain::events::sales::SalesTransactionPaid;
use domain::events::sales::SalesTransactionRefunded;
use domain::events::sales::SalesTransactionShipped;
use domain::ids::SalesTransactionId;
use serde_json::Value;
use serde_json::json;

use crate::adapters::stamp;

fn written(event: SalesTransactionEvent) -> Value {
    json!(infrastructure::messaging::Envelope::from(
        &DomainEvent::new(&stamp(1), event)
    ))
}

#[test]
fn writes_the_step_confirm() {
    let id = SalesTransactionId::generate();
    let event = written(SalesTransactionEvent::Confirmed(
        SalesTransactionConfirmed {
            id,
            from: domain::value_objects::sales::SalesStatus::Draft,
            to: domain::value_objects::sales::SalesStatus::Confirmed,
        },
    ));
    assert_eq!(event["event"], "sales.sales_transaction.confirmed");
    assert_eq!(event["data"]["id"], id.to_string());
    assert_eq!(event["data"]["from"], "draft");
    assert_eq!(event["data"]["to"], "confirmed");
}

#[test]
fn writes_the_step_ship() {
    let id = SalesTransactionId::generate();
    let event = written(SalesTransactionEvent::Shipped(SalesTransactionShipped {
        id,
        from: domain::value_objects::sales::SalesStatus::Confirmed,
        to: domain::value_objects::sales::SalesStatus::Shipped,
    }));
    assert_eq!(event["event"], "sales.sales_transaction.shipped");
    assert_eq!(event["data"]["id"], id.to_string());
    assert_eq!(event["data"]["from"], "confirmed");
    assert_eq!(event["data"]["to"], "shipped");
}

#[test]
fn writes_the_step_complete() {
    let id = SalesTransactionId::generate();
    let event = written(SalesTransactionEvent::Completed(
        SalesTransactionCompleted {
            id,
            from: domain::value_objects::sales::SalesStatus::Shipped,
            to: domain::value_objects::sales::SalesStatus::Completed,
        },
    ));
    assert_eq!(event["event"], "sales.sales_transaction.completed");
    assert_eq!(event["data"]["id"], id.to_string());
    assert_eq!(event["data"]["from"], "shipped");
    assert_eq!(event["data"]["to"], "completed");
}

#[test]
fn writes_the_step_cancel() {
    let draft = CancelSalesTransactionDraft {
        cancellation_reason: Some(String::from("The quick brown fox")),
    };
    let id = SalesTransactionId::generate();
    let event = written(SalesTransactionEvent::Cancelled(
        SalesTransactionCancelled {
            id,
            from: domain::value_objects::sales::SalesStatus::Draft,
            to: domain::value_objects::sales::SalesStatus::Cancelled,
            input: CancelSalesTransactionInput::parse(draft).expect("a valid draft"),
        },
    ));
    assert_eq!(event["event"], "sales.sales_transaction.cancelled");
    assert_eq!(event["data"]["id"], id.to_string());
    assert_eq!(event["data"]["from"], "draft");
    assert_eq!(event["data"]["to"], "cancelled");
    assert_eq!(
        event["data"]["input"]["cancellation_reason"],
        json!("The quick brown fox")
    );
}

#[test]
fn writes_the_step_pay() {
    let id = SalesTransactionId::generate();
    let event = written(SalesTransactionEvent::Paid(SalesTransactionPaid {
        id,
        from: domain::value_objects::sales::PaymentStatus::Unpaid,
        to: domain::value_objects::sales::PaymentStatus::Paid,
    }));
    assert_eq!(event["event"], "sales.sales_transaction.paid");
    assert_eq!(event["data"]["id"], id.to_string());
    assert_eq!(event["data"]["from"], "unpaid");
    assert_eq!(event["data"]["to"], "paid");
}

#[test]
fn writes_the_step_refund() {
    let id = SalesTransactionId::generate();
    let event = written(SalesTransactionEvent::Refunded(SalesTransactionRefunded {
        id,
        from: domain::value_objects::sales::PaymentStatus::Paid,
        to: domain::value_objects::sales::PaymentStatus::Refunded,
    }));
    assert_eq!(event["event"], "sales.sales_transaction.refunded");
    assert_eq!(event["data"]["id"], id.to_string());
    assert_eq!(event["data"]["from"], "paid");
    assert_eq!(event["data"]["to"], "refunded");
}
