//! Reads sales transactions from the database.

use application::queries::Page;
use application::queries::Query;
use application::queries::sales::SalesTransactionField;
use application::queries::sales::SalesTransactionQueries;
use application::queries::sales::SalesTransactionStatistics;
use application::queries::sales::SalesTransactionView;
use async_trait::async_trait;
use domain::ids::SalesTransactionId;
use domain::repositories::RepositoryError;

use crate::database::Database;
use crate::database::find;
use crate::database::list;
use crate::database::models::sales::sales_transaction::TABLE;
use crate::database::models::sales::sales_transaction::parts;
use crate::database::models::sales::sales_transaction::view;
use crate::database::statistics;
use crate::database::store;

/// Reads sales transactions.
#[derive(Debug, Clone)]
pub struct SqlSalesTransactionQueries {
    database: Database,
}

impl SqlSalesTransactionQueries {
    /// Reads from `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl SalesTransactionQueries for SqlSalesTransactionQueries {
    async fn find(
        &self,
        id: SalesTransactionId,
    ) -> Result<Option<SalesTransactionView>, RepositoryError> {
        let mut snapshot = self.database.snapshot().await.map_err(store)?;
        let mut found = find(&mut *snapshot, &TABLE, id.into(), view).await?;
        parts::attach(&mut snapshot, found.as_mut_slice()).await?;
        Ok(found)
    }

    async fn list(
        &self,
        query: &Query<SalesTransactionField>,
    ) -> Result<Page<SalesTransactionView>, RepositoryError> {
        let mut snapshot = self.database.snapshot().await.map_err(store)?;
        let mut page = list(&mut snapshot, &TABLE, query, view).await?;
        parts::attach(&mut snapshot, &mut page.items).await?;
        Ok(page)
    }

    async fn statistics(
        &self,
        query: &Query<SalesTransactionField>,
    ) -> Result<SalesTransactionStatistics, RepositoryError> {
        let fields = [SalesTransactionField::TotalAmount];
        let [total_amount] = statistics(&self.database, &TABLE, query, fields).await?;
        Ok(SalesTransactionStatistics { total_amount })
    }
}
