//! Ports to whoever cares about what happened.

use async_trait::async_trait;
use domain::events::DomainEvent;
use domain::repositories::BoxError;

/// Where events go once they have happened for good.
///
/// A unit of work collects the events of the aggregates that it saves and publishes them after
/// its commit; without a commit nobody hears of them. What is written by then stands, so a
/// publisher has nothing to refuse: what fails, it logs.
#[async_trait]
pub trait EventPublisher: Send + Sync {
    /// Publishes the events of one unit of work, in the order in which they were recorded. The
    /// caller of a request waits for it, so it hands them over and leaves the rest to others.
    async fn publish(&self, events: Vec<DomainEvent>);

    /// Says that a commit begins. Its events are published before what this returns is dropped, so
    /// who has to wait until all events are there waits for that.
    fn commit_begins(&self) -> Box<dyn Send> {
        Box::new(())
    }
}

/// Acts upon events, of which it picks those that it cares about.
///
/// It runs after the commit and outside of the unit of work. Whatever it writes is a unit of its
/// own, and may fail alone.
#[async_trait]
pub trait EventHandler: Send + Sync {
    /// What the log calls it.
    fn name(&self) -> &'static str;

    /// Acts upon an event, or lets it pass. No request waits for it, but it has to end some day:
    /// what takes too long is cut off.
    ///
    /// # Errors
    /// Whatever went wrong; it is logged, and the other handlers run all the same.
    async fn handle(&self, event: &DomainEvent) -> Result<(), BoxError>;
}
