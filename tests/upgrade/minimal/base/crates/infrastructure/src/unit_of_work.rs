//! Units of work on the database: one transaction each.

use application::unit_of_work::{UnitOfWork, UnitOfWorkFactory};
use async_trait::async_trait;
use domain::repositories::NoteRepository;
use domain::repositories::RepositoryError;
use sqlx::{Sqlite, Transaction};

use crate::database::{Database, store};
use crate::repositories::SqlNoteRepository;

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
        // A transaction that will write says so from the start; one that became a writer later
        // could find the snapshot it read outdated, and fail.
        let transaction = self.database.writer().begin_with("begin immediate").await;
        Ok(Box::new(SqlUnitOfWork {
            transaction: transaction.map_err(store)?,
        }))
    }
}

struct SqlUnitOfWork {
    transaction: Transaction<'static, Sqlite>,
}

#[async_trait]
impl UnitOfWork for SqlUnitOfWork {
    fn notes(&mut self) -> Box<dyn NoteRepository + '_> {
        Box::new(SqlNoteRepository::new(&mut self.transaction))
    }

    async fn commit(self: Box<Self>) -> Result<(), RepositoryError> {
        self.transaction.commit().await.map_err(store)
    }
}
