//! Reads warehouses from the database.

use application::queries::Page;
use application::queries::Query;
use application::queries::inventory::WarehouseField;
use application::queries::inventory::WarehouseQueries;
use application::queries::inventory::WarehouseView;
use async_trait::async_trait;
use domain::ids::WarehouseId;
use domain::repositories::RepositoryError;

use crate::database::Database;
use crate::database::find;
use crate::database::list;
use crate::database::models::inventory::warehouse::TABLE;
use crate::database::models::inventory::warehouse::parts;
use crate::database::models::inventory::warehouse::view;
use crate::database::store;

/// Reads warehouses.
#[derive(Debug, Clone)]
pub struct SqlWarehouseQueries {
    database: Database,
}

impl SqlWarehouseQueries {
    /// Reads from `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl WarehouseQueries for SqlWarehouseQueries {
    async fn find(&self, id: WarehouseId) -> Result<Option<WarehouseView>, RepositoryError> {
        let mut snapshot = self.database.snapshot().await.map_err(store)?;
        let mut found = find(&mut *snapshot, &TABLE, id.into(), view).await?;
        parts::attach(&mut snapshot, found.as_mut_slice()).await?;
        Ok(found)
    }

    async fn list(
        &self,
        query: &Query<WarehouseField>,
    ) -> Result<Page<WarehouseView>, RepositoryError> {
        let mut snapshot = self.database.snapshot().await.map_err(store)?;
        let mut page = list(&mut snapshot, &TABLE, query, view).await?;
        parts::attach(&mut snapshot, &mut page.items).await?;
        Ok(page)
    }
}
