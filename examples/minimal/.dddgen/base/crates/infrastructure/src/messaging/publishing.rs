//! The step from a commit to whoever hears of it.

use std::sync::Arc;

use application::events::EventPublisher;
use domain::events::DomainEvent;
use tracing::{Instrument as _, error};

/// Publishes what happened in a unit of work that was just committed.
///
/// That runs to its end even if nobody waits any longer: the caller of a request may be gone by
/// now, but what it asked for has happened.
pub(crate) async fn publish(publisher: Arc<dyn EventPublisher>, events: Vec<DomainEvent>) {
    if events.is_empty() {
        return;
    }
    let publishing = async move { publisher.publish(&events).await };
    if let Err(cause) = tokio::spawn(publishing.in_current_span()).await {
        error!(%cause, "publishing ended early");
    }
}
