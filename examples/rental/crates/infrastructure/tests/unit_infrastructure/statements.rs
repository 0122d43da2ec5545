//! How many statements something sends to the database.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::{Mutex, Once};

use tracing::{Event, Instrument as _, Subscriber};
use tracing_subscriber::layer::{Context, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::{Layer, Registry};

/// The statements that were sent within each span.
static SENT: Mutex<BTreeMap<u64, usize>> = Mutex::new(BTreeMap::new());
static LISTENING: Once = Once::new();

/// Hears of every statement, which the driver logs.
struct Listener;

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Listener {
    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        if event.metadata().target() != "sqlx::query" {
            return;
        }
        for span in context.event_scope(event).into_iter().flatten() {
            let mut sent = SENT.lock().expect("nobody panicked");
            *sent.entry(span.id().into_u64()).or_default() += 1;
        }
    }
}

/// How many statements `work` sends, each time: the fewest of some times, for a connection that is
/// opened on the way has statements of its own.
pub(crate) async fn statements<F: Future>(work: impl Fn() -> F) -> usize {
    let mut fewest = usize::MAX;
    for _ in 0..4 {
        fewest = fewest.min(sent_by(work()).await);
    }
    fewest
}

async fn sent_by(work: impl Future) -> usize {
    LISTENING.call_once(|| {
        let listener = Registry::default().with(Listener);
        tracing::subscriber::set_global_default(listener).expect("nobody else listens");
    });
    let span = tracing::info_span!("statements");
    let id = span.id().expect("somebody listens").into_u64();
    work.instrument(span).await;
    let mut sent = SENT.lock().expect("nobody panicked");
    sent.remove(&id).unwrap_or_default()
}
