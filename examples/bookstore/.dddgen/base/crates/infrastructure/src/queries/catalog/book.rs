//! Reads books from the database.

use application::queries::Page;
use application::queries::Query;
use application::queries::catalog::BookField;
use application::queries::catalog::BookQueries;
use application::queries::catalog::BookStatistics;
use application::queries::catalog::BookView;
use async_trait::async_trait;
use domain::ids::BookId;
use domain::repositories::RepositoryError;

use crate::database::Database;
use crate::database::find;
use crate::database::list;
use crate::database::models::catalog::book::TABLE;
use crate::database::models::catalog::book::view;
use crate::database::statistics;
use crate::database::store;

/// Reads books.
#[derive(Debug, Clone)]
pub struct SqlBookQueries {
    database: Database,
}

impl SqlBookQueries {
    /// Reads from `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl BookQueries for SqlBookQueries {
    async fn find(&self, id: BookId) -> Result<Option<BookView>, RepositoryError> {
        find(self.database.reader(), &TABLE, id.into(), view).await
    }

    async fn list(&self, query: &Query<BookField>) -> Result<Page<BookView>, RepositoryError> {
        let mut snapshot = self.database.snapshot().await.map_err(store)?;
        list(&mut snapshot, &TABLE, query, view).await
    }

    async fn statistics(
        &self,
        query: &Query<BookField>,
    ) -> Result<BookStatistics, RepositoryError> {
        let fields = [BookField::Price, BookField::Stock];
        let [price, stock] = statistics(&self.database, &TABLE, query, fields).await?;
        Ok(BookStatistics { price, stock })
    }
}
