//! Reads customers from the database.

use application::queries::Page;
use application::queries::Query;
use application::queries::partners::CustomerField;
use application::queries::partners::CustomerQueries;
use application::queries::partners::CustomerView;
use async_trait::async_trait;
use domain::ids::CustomerId;
use domain::repositories::RepositoryError;

use crate::database::Database;
use crate::database::find;
use crate::database::list;
use crate::database::models::partners::customer::TABLE;
use crate::database::models::partners::customer::view;
use crate::database::store;

/// Reads customers.
#[derive(Debug, Clone)]
pub struct SqlCustomerQueries {
    database: Database,
}

impl SqlCustomerQueries {
    /// Reads from `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl CustomerQueries for SqlCustomerQueries {
    async fn find(&self, id: CustomerId) -> Result<Option<CustomerView>, RepositoryError> {
        find(self.database.reader(), &TABLE, id.into(), view).await
    }

    async fn list(
        &self,
        query: &Query<CustomerField>,
    ) -> Result<Page<CustomerView>, RepositoryError> {
        let mut snapshot = self.database.snapshot().await.map_err(store)?;
        list(&mut snapshot, &TABLE, query, view).await
    }
}
