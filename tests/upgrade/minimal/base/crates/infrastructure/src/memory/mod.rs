//! The ports kept in memory: for tests and demonstrations, forgotten at the end of the process.

mod contents;
mod kept;
mod listing;
mod note;
mod unit_of_work;

use std::sync::Arc;

use application::health::HealthCheck;
use async_trait::async_trait;
use domain::repositories::BoxError;
use tokio::sync::Mutex;

use contents::Contents;
pub(crate) use note::MemoryNoteRepository;

/// A store in memory. Its clones share what it keeps.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    state: Arc<Mutex<Contents>>,
}

#[async_trait]
impl HealthCheck for Memory {
    async fn check(&self) -> Result<(), BoxError> {
        Ok(())
    }
}
