//! Units of work on the database: one transaction each.

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

use crate::database::{Database, Transaction, store};
use crate::messaging::commit_and_publish;
use crate::repositories::inventory::SqlItemRepository;
use crate::repositories::inventory::SqlWarehouseRepository;
use crate::repositories::partners::SqlContactRepository;
use crate::repositories::partners::SqlCustomerRepository;
use crate::repositories::partners::SqlVendorRepository;
use crate::repositories::sales::SqlSalesTransactionRepository;

/// Begins transactions.
#[derive(Clone)]
pub struct SqlUnitOfWorkFactory {
    database: Database,
    publisher: Arc<dyn EventPublisher>,
}

impl SqlUnitOfWorkFactory {
    /// Transactions on `database`, the events of which go to `publisher`.
    pub fn new(database: Database, publisher: Arc<dyn EventPublisher>) -> Self {
        Self {
            database,
            publisher,
        }
    }
}

#[async_trait]
impl UnitOfWorkFactory for SqlUnitOfWorkFactory {
    async fn begin(&self) -> Result<Box<dyn UnitOfWork>, RepositoryError> {
        let transaction = self.database.begin().await.map_err(store)?;
        Ok(Box::new(SqlUnitOfWork {
            transaction,
            events: Vec::new(),
            publisher: self.publisher.clone(),
        }))
    }
}

struct SqlUnitOfWork {
    transaction: Transaction,
    events: Vec<DomainEvent>,
    publisher: Arc<dyn EventPublisher>,
}

#[async_trait]
impl UnitOfWork for SqlUnitOfWork {
    fn customers(&mut self) -> Box<dyn CustomerRepository + '_> {
        Box::new(SqlCustomerRepository::new(
            &mut self.transaction,
            &mut self.events,
        ))
    }

    fn vendors(&mut self) -> Box<dyn VendorRepository + '_> {
        Box::new(SqlVendorRepository::new(
            &mut self.transaction,
            &mut self.events,
        ))
    }

    fn contacts(&mut self) -> Box<dyn ContactRepository + '_> {
        Box::new(SqlContactRepository::new(
            &mut self.transaction,
            &mut self.events,
        ))
    }

    fn items(&mut self) -> Box<dyn ItemRepository + '_> {
        Box::new(SqlItemRepository::new(
            &mut self.transaction,
            &mut self.events,
        ))
    }

    fn warehouses(&mut self) -> Box<dyn WarehouseRepository + '_> {
        Box::new(SqlWarehouseRepository::new(
            &mut self.transaction,
            &mut self.events,
        ))
    }

    fn sales_transactions(&mut self) -> Box<dyn SalesTransactionRepository + '_> {
        Box::new(SqlSalesTransactionRepository::new(
            &mut self.transaction,
            &mut self.events,
        ))
    }

    async fn commit(self: Box<Self>) -> Result<(), RepositoryError> {
        let Self {
            transaction,
            events,
            publisher,
        } = *self;
        let commit = async move { transaction.commit().await.map_err(store) };
        commit_and_publish(commit, events, publisher).await
    }
}
