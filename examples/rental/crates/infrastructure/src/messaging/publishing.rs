//! The step from a commit to whoever hears of it.

use std::sync::Arc;

use application::events::EventPublisher;
use domain::events::DomainEvent;
use domain::repositories::RepositoryError;
use tracing::Instrument as _;

/// Commits a unit of work and publishes what happened in it.
///
/// That runs to its end even if nobody waits any longer: the caller of a request may go away during
/// the commit, and what is committed is told of all the same.
///
/// # Errors
/// The commit fails; then there is nothing to publish.
pub(crate) async fn commit_and_publish(
    commit: impl Future<Output = Result<(), RepositoryError>> + Send + 'static,
    events: Vec<DomainEvent>,
    publisher: Arc<dyn EventPublisher>,
) -> Result<(), RepositoryError> {
    let both = async move {
        commit.await?;
        if !events.is_empty() {
            publisher.publish(events).await;
        }
        Ok(())
    };
    let ended = tokio::spawn(both.in_current_span()).await;
    ended.unwrap_or_else(|cause| Err(RepositoryError::Store(cause.into())))
}
