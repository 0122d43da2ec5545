//! Reads items from the database.

use application::queries::Page;
use application::queries::Query;
use application::queries::inventory::ItemField;
use application::queries::inventory::ItemQueries;
use application::queries::inventory::ItemView;
use async_trait::async_trait;
use domain::ids::ItemId;
use domain::repositories::RepositoryError;

use crate::database::Database;
use crate::database::find;
use crate::database::list;
use crate::database::models::inventory::item::TABLE;
use crate::database::models::inventory::item::view;
use crate::database::store;

/// Reads items.
#[derive(Debug, Clone)]
pub struct SqlItemQueries {
    database: Database,
}

impl SqlItemQueries {
    /// Reads from `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl ItemQueries for SqlItemQueries {
    async fn find(&self, id: ItemId) -> Result<Option<ItemView>, RepositoryError> {
        find(self.database.reader(), &TABLE, id.into(), view).await
    }

    async fn list(&self, query: &Query<ItemField>) -> Result<Page<ItemView>, RepositoryError> {
        let mut snapshot = self.database.snapshot().await.map_err(store)?;
        list(&mut snapshot, &TABLE, query, view).await
    }
}
