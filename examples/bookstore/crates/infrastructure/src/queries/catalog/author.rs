//! Reads authors from the database.

use application::queries::Page;
use application::queries::Query;
use application::queries::catalog::AuthorField;
use application::queries::catalog::AuthorQueries;
use application::queries::catalog::AuthorView;
use async_trait::async_trait;
use domain::ids::AuthorId;
use domain::repositories::RepositoryError;

use crate::database::Database;
use crate::database::find;
use crate::database::list;
use crate::database::models::catalog::author::TABLE;
use crate::database::models::catalog::author::view;
use crate::database::store;

/// Reads authors.
#[derive(Debug, Clone)]
pub struct SqlAuthorQueries {
    database: Database,
}

impl SqlAuthorQueries {
    /// Reads from `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl AuthorQueries for SqlAuthorQueries {
    async fn find(&self, id: AuthorId) -> Result<Option<AuthorView>, RepositoryError> {
        find(self.database.reader(), &TABLE, id.into(), view).await
    }

    async fn list(&self, query: &Query<AuthorField>) -> Result<Page<AuthorView>, RepositoryError> {
        let mut snapshot = self.database.snapshot().await.map_err(store)?;
        list(&mut snapshot, &TABLE, query, view).await
    }
}
