//! The ports kept in memory: for tests and demonstrations, forgotten at the end of the process.

mod best_sellers;
pub(crate) mod catalog;
mod contents;
mod kept;
mod listing;
pub(crate) mod sales;
mod unit_of_work;

use std::sync::Arc;

use application::events::EventPublisher;
use application::health::HealthCheck;
use async_trait::async_trait;
use domain::repositories::BoxError;
use tokio::sync::Mutex;

use crate::messaging::Dispatcher;
use contents::Contents;

/// A store in memory. Its clones share what it keeps.
#[derive(Clone)]
pub struct Memory {
    state: Arc<Mutex<Contents>>,
    publisher: Arc<dyn EventPublisher>,
}

impl Memory {
    /// An empty store, the events of which go to `publisher`.
    pub fn new(publisher: Arc<dyn EventPublisher>) -> Self {
        Self {
            state: Arc::default(),
            publisher,
        }
    }
}

/// An empty store, of whose events nobody hears.
impl Default for Memory {
    fn default() -> Self {
        Self::new(Arc::new(Dispatcher::default()))
    }
}

#[async_trait]
impl HealthCheck for Memory {
    async fn check(&self) -> Result<(), BoxError> {
        Ok(())
    }
}
