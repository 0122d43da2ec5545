//! Units of work in memory: each works on a copy, which a commit puts in place.

use std::sync::Arc;

use application::events::EventPublisher;
use application::unit_of_work::{UnitOfWork, UnitOfWorkFactory};
use async_trait::async_trait;
use domain::events::DomainEvent;
use domain::repositories::RepositoryError;
use domain::repositories::inventory::ItemRepository;
use domain::repositories::inventory::WarehouseRepository;
use domain::repositories::partners::ContactRepository;
use domain::repositories::partners::CustomerRepository;
use domain::repositories::partners::VendorRepository;
use domain::repositories::sales::SalesTransactionRepository;
use tokio::sync::OwnedMutexGuard;

use super::Memory;
use super::contents::Contents;
use super::inventory::MemoryItemRepository;
use super::inventory::MemoryWarehouseRepository;
use super::partners::MemoryContactRepository;
use super::partners::MemoryCustomerRepository;
use super::partners::MemoryVendorRepository;
use super::sales::MemorySalesTransactionRepository;
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
    fn customers(&mut self) -> Box<dyn CustomerRepository + '_> {
        Box::new(MemoryCustomerRepository::new(
            &mut self.working,
            &mut self.events,
        ))
    }

    fn vendors(&mut self) -> Box<dyn VendorRepository + '_> {
        Box::new(MemoryVendorRepository::new(
            &mut self.working,
            &mut self.events,
        ))
    }

    fn contacts(&mut self) -> Box<dyn ContactRepository + '_> {
        Box::new(MemoryContactRepository::new(
            &mut self.working,
            &mut self.events,
        ))
    }

    fn items(&mut self) -> Box<dyn ItemRepository + '_> {
        Box::new(MemoryItemRepository::new(
            &mut self.working,
            &mut self.events,
        ))
    }

    fn warehouses(&mut self) -> Box<dyn WarehouseRepository + '_> {
        Box::new(MemoryWarehouseRepository::new(
            &mut self.working,
            &mut self.events,
        ))
    }

    fn sales_transactions(&mut self) -> Box<dyn SalesTransactionRepository + '_> {
        Box::new(MemorySalesTransactionRepository::new(
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
