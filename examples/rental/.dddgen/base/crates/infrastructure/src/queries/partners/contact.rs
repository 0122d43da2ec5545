//! Reads contacts from the database.

use application::queries::Page;
use application::queries::Query;
use application::queries::partners::ContactField;
use application::queries::partners::ContactQueries;
use application::queries::partners::ContactView;
use async_trait::async_trait;
use domain::ids::ContactId;
use domain::repositories::RepositoryError;

use crate::database::Database;
use crate::database::find;
use crate::database::list;
use crate::database::models::partners::contact::TABLE;
use crate::database::models::partners::contact::view;
use crate::database::store;

/// Reads contacts.
#[derive(Debug, Clone)]
pub struct SqlContactQueries {
    database: Database,
}

impl SqlContactQueries {
    /// Reads from `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl ContactQueries for SqlContactQueries {
    async fn find(&self, id: ContactId) -> Result<Option<ContactView>, RepositoryError> {
        find(self.database.reader(), &TABLE, id.into(), view).await
    }

    async fn list(
        &self,
        query: &Query<ContactField>,
    ) -> Result<Page<ContactView>, RepositoryError> {
        let mut snapshot = self.database.snapshot().await.map_err(store)?;
        list(&mut snapshot, &TABLE, query, view).await
    }
}
