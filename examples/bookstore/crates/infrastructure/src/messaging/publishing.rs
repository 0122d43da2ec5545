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
    let begun = publisher.commit_begins();
    let both = async move {
        let _until_published = begun;
        commit.await?;
        if !events.is_empty() {
            publisher.publish(events).await;
        }
        Ok(())
    };
    let ended = tokio::spawn(both.in_current_span()).await;
    ended.unwrap_or_else(|cause| Err(RepositoryError::Store(cause.into())))
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::time::Duration;

    use tokio::sync::oneshot;
    use tokio::time::timeout;

    use super::*;
    use crate::messaging::Dispatcher;

    #[tokio::test]
    async fn a_drain_waits_for_a_commit_whose_caller_has_gone() {
        let dispatcher = Arc::new(Dispatcher::default());
        let (finish, finished) = oneshot::channel();
        let commit = async {
            finished
                .await
                .map_err(|cause| RepositoryError::Store(cause.into()))
        };
        let caller = commit_and_publish(commit, Vec::new(), dispatcher.clone());
        assert!(timeout(Duration::ZERO, caller).await.is_err());
        let mut drain = pin!(dispatcher.drain());
        assert!(timeout(Duration::ZERO, &mut drain).await.is_err());
        finish.send(()).expect("the commit goes on");
        drain.await;
    }
}
