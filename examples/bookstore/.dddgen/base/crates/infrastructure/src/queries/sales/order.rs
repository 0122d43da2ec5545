//! Reads orders from the database.

use application::queries::Page;
use application::queries::Query;
use application::queries::sales::OrderField;
use application::queries::sales::OrderQueries;
use application::queries::sales::OrderStatistics;
use application::queries::sales::OrderView;
use async_trait::async_trait;
use domain::ids::OrderId;
use domain::repositories::RepositoryError;

use crate::database::Database;
use crate::database::find;
use crate::database::list;
use crate::database::models::sales::order::TABLE;
use crate::database::models::sales::order::parts;
use crate::database::models::sales::order::view;
use crate::database::statistics;
use crate::database::store;

/// Reads orders.
#[derive(Debug, Clone)]
pub struct SqlOrderQueries {
    database: Database,
}

impl SqlOrderQueries {
    /// Reads from `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl OrderQueries for SqlOrderQueries {
    async fn find(&self, id: OrderId) -> Result<Option<OrderView>, RepositoryError> {
        let mut snapshot = self.database.snapshot().await.map_err(store)?;
        let mut found = find(&mut *snapshot, &TABLE, id.into(), view).await?;
        parts::attach(&mut snapshot, found.as_mut_slice()).await?;
        Ok(found)
    }

    async fn list(&self, query: &Query<OrderField>) -> Result<Page<OrderView>, RepositoryError> {
        let mut snapshot = self.database.snapshot().await.map_err(store)?;
        let mut page = list(&mut snapshot, &TABLE, query, view).await?;
        parts::attach(&mut snapshot, &mut page.items).await?;
        Ok(page)
    }

    async fn statistics(
        &self,
        query: &Query<OrderField>,
    ) -> Result<OrderStatistics, RepositoryError> {
        let fields = [OrderField::Total];
        let [total] = statistics(&self.database, &TABLE, query, fields).await?;
        Ok(OrderStatistics { total })
    }
}
