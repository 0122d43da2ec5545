//! Reads customers from the table `customers`.

use application::queries::Page;
use application::queries::Query;
use application::queries::sales::CustomerField;
use application::queries::sales::CustomerQueries;
use application::queries::sales::CustomerView;
use async_trait::async_trait;
use domain::ids::CustomerId;
use domain::repositories::RepositoryError;
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use crate::database::Database;
use crate::database::Source;
use crate::database::audit;
use crate::database::find;
use crate::database::list;
use crate::database::version;

/// The live customers.
pub(crate) const SOURCE: Source = Source {
    select: "
    select
        id,
        name,
        email,
        phone,
        newsletter,
        version,
        created_at,
        created_by,
        updated_at,
        updated_by,
        deleted_at
    from customers
    where deleted_at is null",
    count: "select count(*) from customers where deleted_at is null",
};

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
        find(self.database.reader(), &SOURCE, id.into(), view).await
    }

    async fn list(
        &self,
        query: &Query<CustomerField>,
    ) -> Result<Page<CustomerView>, RepositoryError> {
        list(&self.database, &SOURCE, query, view).await
    }
}

fn view(row: &SqliteRow) -> Result<CustomerView, sqlx::Error> {
    Ok(CustomerView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        phone: row.try_get("phone")?,
        newsletter: row.try_get("newsletter")?,
        audit: audit(row)?,
        version: version(row)?,
    })
}
