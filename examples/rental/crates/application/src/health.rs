//! The port that tells whether the store answers.

use async_trait::async_trait;
use domain::repositories::BoxError;

/// Tells whether what the service depends on answers.
#[async_trait]
pub trait HealthCheck: Send + Sync {
    /// Asks the store for a sign of life.
    ///
    /// # Errors
    /// When it gives none.
    async fn check(&self) -> Result<(), BoxError>;
}
