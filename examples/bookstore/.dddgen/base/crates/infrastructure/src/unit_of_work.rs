//! Units of work on the database: one transaction each.

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

use crate::database::{Database, Transaction, store};
use crate::messaging::commit_and_publish;
use crate::repositories::catalog::SqlAuthorRepository;
use crate::repositories::catalog::SqlBookRepository;
use crate::repositories::sales::SqlCustomerRepository;
use crate::repositories::sales::SqlOrderRepository;

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
    fn authors(&mut self) -> Box<dyn AuthorRepository + '_> {
        Box::new(SqlAuthorRepository::new(
            &mut self.transaction,
            &mut self.events,
        ))
    }

    fn books(&mut self) -> Box<dyn BookRepository + '_> {
        Box::new(SqlBookRepository::new(
            &mut self.transaction,
            &mut self.events,
        ))
    }

    fn customers(&mut self) -> Box<dyn CustomerRepository + '_> {
        Box::new(SqlCustomerRepository::new(
            &mut self.transaction,
            &mut self.events,
        ))
    }

    fn orders(&mut self) -> Box<dyn OrderRepository + '_> {
        Box::new(SqlOrderRepository::new(
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
