//! Thanks a customer whose books have arrived.

use async_trait::async_trait;
use domain::events::DomainEvent;
use domain::events::EventData;
use domain::events::sales::OrderEvent;
use domain::repositories::BoxError;
use tracing::info;

use crate::events;

/// Thanks a customer whose books have arrived.
#[derive(Debug, Clone, Copy)]
pub struct ThankCustomerHandler;

impl ThankCustomerHandler {
    /// Whether it acts upon an event.
    pub fn hears(event: &DomainEvent) -> bool {
        matches!(event.data, EventData::Order(OrderEvent::Delivered(_)))
    }
}

#[async_trait]
impl events::EventHandler for ThankCustomerHandler {
    fn name(&self) -> &'static str {
        "thank_customer"
    }

    async fn handle(&self, event: &DomainEvent) -> Result<(), BoxError> {
        if Self::hears(event) {
            // What follows from it is done here; what it says is in its data.
            info!(event = event.name(), event_id = %event.event_id, "thank customer");
        }
        Ok(())
    }
}
