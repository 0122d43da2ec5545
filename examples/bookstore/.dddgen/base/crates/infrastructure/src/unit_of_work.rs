//! Units of work on the database: one transaction each.

use application::unit_of_work::{UnitOfWork, UnitOfWorkFactory};
use async_trait::async_trait;
use domain::repositories::RepositoryError;
use domain::repositories::catalog::AuthorRepository;
use domain::repositories::catalog::BookRepository;
use domain::repositories::sales::CustomerRepository;
use domain::repositories::sales::OrderRepository;

use crate::database::{Database, Transaction, store};
use crate::repositories::catalog::SqlAuthorRepository;
use crate::repositories::catalog::SqlBookRepository;
use crate::repositories::sales::SqlCustomerRepository;
use crate::repositories::sales::SqlOrderRepository;

/// Begins transactions.
#[derive(Debug, Clone)]
pub struct SqlUnitOfWorkFactory {
    database: Database,
}

impl SqlUnitOfWorkFactory {
    /// Transactions on `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl UnitOfWorkFactory for SqlUnitOfWorkFactory {
    async fn begin(&self) -> Result<Box<dyn UnitOfWork>, RepositoryError> {
        let transaction = self.database.begin().await.map_err(store)?;
        Ok(Box::new(SqlUnitOfWork { transaction }))
    }
}

struct SqlUnitOfWork {
    transaction: Transaction,
}

#[async_trait]
impl UnitOfWork for SqlUnitOfWork {
    fn authors(&mut self) -> Box<dyn AuthorRepository + '_> {
        Box::new(SqlAuthorRepository::new(&mut self.transaction))
    }

    fn books(&mut self) -> Box<dyn BookRepository + '_> {
        Box::new(SqlBookRepository::new(&mut self.transaction))
    }

    fn customers(&mut self) -> Box<dyn CustomerRepository + '_> {
        Box::new(SqlCustomerRepository::new(&mut self.transaction))
    }

    fn orders(&mut self) -> Box<dyn OrderRepository + '_> {
        Box::new(SqlOrderRepository::new(&mut self.transaction))
    }

    async fn commit(self: Box<Self>) -> Result<(), RepositoryError> {
        self.transaction.commit().await.map_err(store)
    }
}
