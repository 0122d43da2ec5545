//! Events in the log.

use application::events::EventHandler;
use async_trait::async_trait;
use domain::events::DomainEvent;
use domain::repositories::BoxError;
use tracing::{debug, info};

use super::Envelope;

/// Logs that something happened; what it was in full, for those who listen to that level alone.
#[derive(Debug, Clone, Copy)]
pub struct EventLog;

#[async_trait]
impl EventHandler for EventLog {
    fn name(&self) -> &'static str {
        "event_log"
    }

    async fn handle(&self, event: &DomainEvent) -> Result<(), BoxError> {
        let (event_id, actor) = (event.event_id, event.actor.as_str());
        info!(event = event.name(), %event_id, actor, "event");
        debug!(envelope = %Envelope::from(event), "event in full");
        Ok(())
    }
}
