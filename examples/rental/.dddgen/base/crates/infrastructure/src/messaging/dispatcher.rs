//! Hands events to handlers in the same process.

use std::future::poll_fn;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::task::Poll;
use std::time::Duration;

use application::events::{EventHandler, EventPublisher};
use async_trait::async_trait;
use domain::events::DomainEvent;
use domain::repositories::BoxError;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tracing::{Instrument as _, error};

/// How long a handler may take for one event.
const HANDLING_LIMIT: Duration = Duration::from_secs(30);

/// Hands the events of a unit of work to every handler, one after the other: the events as they
/// were recorded, the handlers as they were registered.
///
/// Whoever publishes does not wait for that, nor does one unit of work for another. A handler that
/// fails, panics or takes too long is logged and stops nothing. Events live in memory: those of a
/// process that dies between a commit and its handlers are lost.
#[derive(Default)]
pub struct Dispatcher {
    handlers: RwLock<Vec<Arc<dyn EventHandler>>>,
    running: Mutex<JoinSet<()>>,
    /// Each commit that has begun is a receiver of it.
    commits: watch::Sender<()>,
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

    /// Ends when everything that was published is handled, with what commits that have begun will
    /// publish, and what the handlers published themselves. If it is dropped before, the handlers
    /// that it waits for are cut off.
    pub async fn drain(&self) {
        loop {
            self.commits.closed().await;
            let mut running = mem::take(&mut *self.running());
            if running.is_empty() {
                return;
            }
            while running.join_next().await.is_some() {}
        }
    }

    fn handlers(&self) -> Vec<Arc<dyn EventHandler>> {
        let handlers = self.handlers.read();
        handlers.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn running(&self) -> MutexGuard<'_, JoinSet<()>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl EventPublisher for Dispatcher {
    async fn publish(&self, events: Vec<DomainEvent>) {
        let handling = hand_out(self.handlers(), events).in_current_span();
        let mut running = self.running();
        // What has ended would be kept until somebody asks.
        while running.try_join_next().is_some() {}
        running.spawn(handling);
    }

    fn commit_begins(&self) -> Box<dyn Send> {
        Box::new(self.commits.subscribe())
    }
}

async fn hand_out(handlers: Vec<Arc<dyn EventHandler>>, events: Vec<DomainEvent>) {
    for event in &events {
        for handler in &handlers {
            if let Err(cause) = handled(handler.as_ref(), event).await {
                let (handler, event_id) = (handler.name(), event.event_id);
                error!(handler, event = event.name(), %event_id, %cause, "event handler failed");
            }
        }
    }
}

/// What came of handling `event`; a panic is a failure like any other, and so is no end.
async fn handled(handler: &dyn EventHandler, event: &DomainEvent) -> Result<(), BoxError> {
    let mut handling = Box::pin(async { handler.handle(event).await });
    let caught = poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| handling.as_mut().poll(context)));
        polled.unwrap_or_else(|_| Poll::Ready(Err("it panicked".into())))
    });
    let ended = timeout(HANDLING_LIMIT, caught).await;
    ended.unwrap_or_else(|_| Err("it took too long".into()))
}
