//! Hands events to handlers in the same process.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError, RwLock};
use std::task::Poll;

use async_trait::async_trait;
use domain::events::DomainEvent;
use domain::repositories::BoxError;
use tracing::error;

use super::{EventHandler, EventPublisher};

/// Hands each event to every handler, one after the other, in the order of their registration.
///
/// A handler that fails or panics is logged and stops nothing. Events live in memory: those of a
/// process that dies between a commit and its handlers are lost.
#[derive(Default)]
pub struct Dispatcher {
    handlers: RwLock<Vec<Arc<dyn EventHandler>>>,
}

impl Dispatcher {
    /// Lets `handler` hear of all events from now on.
    ///
    /// That can be late: a handler that writes needs units of work, which need the dispatcher.
    pub fn register(&self, handler: Arc<dyn EventHandler>) {
        let mut handlers = self
            .handlers
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        handlers.push(handler);
    }

    fn handlers(&self) -> Vec<Arc<dyn EventHandler>> {
        let handlers = self.handlers.read();
        handlers.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait]
impl EventPublisher for Dispatcher {
    async fn publish(&self, events: &[DomainEvent]) {
        let handlers = self.handlers();
        for event in events {
            for handler in &handlers {
                if let Err(cause) = handled(handler.as_ref(), event).await {
                    let (handler, event_id) = (handler.name(), event.event_id);
                    error!(handler, event = event.name(), %event_id, %cause, "event handler failed");
                }
            }
        }
    }
}

/// What came of handling `event`; a panic is a failure like any other.
async fn handled(handler: &dyn EventHandler, event: &DomainEvent) -> Result<(), BoxError> {
    let mut handling = Box::pin(async { handler.handle(event).await });
    poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| handling.as_mut().poll(context)));
        polled.unwrap_or_else(|_| Poll::Ready(Err("it panicked".into())))
    })
    .await
}
