//! The ports kept in memory: for tests and demonstrations, forgotten at the end of the process.

pub(crate) mod catalog;
mod contents;
mod kept;
mod listing;
pub(crate) mod sales;
mod unit_of_work;

use std::sync::Arc;

use application::health::HealthCheck;
use async_trait::async_trait;
use domain::repositories::BoxError;
use tokio::sync::Mutex;

use contents::Contents;

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
