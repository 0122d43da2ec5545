//! Reads orders from the table `orders`.

use application::queries::Page;
use application::queries::Query;
use application::queries::sales::OrderField;
use application::queries::sales::OrderQueries;
use application::queries::sales::OrderView;
use async_trait::async_trait;
use domain::ids::OrderId;
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

/// The live orders.
pub(crate) const SOURCE: Source = Source {
    select: "
    select
        id,
        customer_id,
        book_id,
        quantity,
        placed_at,
        note,
        version,
        created_at,
        created_by,
        updated_at,
        updated_by,
        deleted_at
    from orders
    where deleted_at is null",
    count: "select count(*) from orders where deleted_at is null",
};

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
        find(self.database.reader(), &SOURCE, id.into(), view).await
    }

    async fn list(&self, query: &Query<OrderField>) -> Result<Page<OrderView>, RepositoryError> {
        list(&self.database, &SOURCE, query, view).await
    }
}

fn view(row: &SqliteRow) -> Result<OrderView, sqlx::Error> {
    Ok(OrderView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        customer_id: row.try_get::<Uuid, _>("customer_id")?.into(),
        book_id: row.try_get::<Uuid, _>("book_id")?.into(),
        quantity: row.try_get("quantity")?,
        placed_at: row.try_get("placed_at")?,
        note: row.try_get("note")?,
        audit: audit(row)?,
        version: version(row)?,
    })
}
