//! Reads vendors from the database.

use application::queries::Page;
use application::queries::Query;
use application::queries::partners::VendorField;
use application::queries::partners::VendorQueries;
use application::queries::partners::VendorView;
use async_trait::async_trait;
use domain::ids::VendorId;
use domain::repositories::RepositoryError;

use crate::database::Database;
use crate::database::find;
use crate::database::list;
use crate::database::models::partners::vendor::TABLE;
use crate::database::models::partners::vendor::view;
use crate::database::store;

/// Reads vendors.
#[derive(Debug, Clone)]
pub struct SqlVendorQueries {
    database: Database,
}

impl SqlVendorQueries {
    /// Reads from `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl VendorQueries for SqlVendorQueries {
    async fn find(&self, id: VendorId) -> Result<Option<VendorView>, RepositoryError> {
        find(self.database.reader(), &TABLE, id.into(), view).await
    }

    async fn list(&self, query: &Query<VendorField>) -> Result<Page<VendorView>, RepositoryError> {
        let mut snapshot = self.database.snapshot().await.map_err(store)?;
        list(&mut snapshot, &TABLE, query, view).await
    }
}
