//! Units of work in memory: each works on a copy, which a commit puts in place.

use std::sync::Arc;

use application::events::EventPublisher;
use application::unit_of_work::{UnitOfWork, UnitOfWorkFactory};
use async_trait::async_trait;
use domain::events::DomainEvent;
use domain::repositories::RepositoryError;
use domain::repositories::catalog::AuthorRepository;
use domain::repositories::catalog::BookRepository;
use domain::repositories::sales::CustomerRepository;
use domain::repositories::sales::OrderRepository;
use tokio::sync::OwnedMutexGuard;

use super::Memory;
use super::catalog::MemoryAuthorRepository;
use super::catalog::MemoryBookRepository;
use super::contents::Contents;
use super::sales::MemoryCustomerRepository;
use super::sales::MemoryOrderRepository;
use crate::messaging::commit_and_publish;

#[async_trait]
impl UnitOfWorkFactory for Memory {
    async fn begin(&self) -> Result<Box<dyn UnitOfWork>, RepositoryError> {
        let committed = self.state.clone().lock_owned().await;
        let working = committed.clone();
        Ok(Box::new(MemoryUnitOfWork {
            committed,
            working,
            events: Vec::new(),
            publisher: self.publisher.clone(),
        }))
    }
}

struct MemoryUnitOfWork {
    committed: OwnedMutexGuard<Contents>,
    working: Contents,
    events: Vec<DomainEvent>,
    publisher: Arc<dyn EventPublisher>,
}

#[async_trait]
impl UnitOfWork for MemoryUnitOfWork {
    fn authors(&mut self) -> Box<dyn AuthorRepository + '_> {
        Box::new(MemoryAuthorRepository::new(
            &mut self.working,
            &mut self.events,
        ))
    }

    fn books(&mut self) -> Box<dyn BookRepository + '_> {
        Box::new(MemoryBookRepository::new(
            &mut self.working,
            &mut self.events,
        ))
    }

    fn customers(&mut self) -> Box<dyn CustomerRepository + '_> {
        Box::new(MemoryCustomerRepository::new(
            &mut self.working,
            &mut self.events,
        ))
    }

    fn orders(&mut self) -> Box<dyn OrderRepository + '_> {
        Box::new(MemoryOrderRepository::new(
            &mut self.working,
            &mut self.events,
        ))
    }

    async fn commit(self: Box<Self>) -> Result<(), RepositoryError> {
        let Self {
            mut committed,
            working,
            events,
            publisher,
        } = *self;
        // Handlers may begin units of their own, so the state is let go before they hear of it.
        let commit = async move {
            *committed = working;
            Ok(())
        };
        commit_and_publish(commit, events, publisher).await
    }
}
