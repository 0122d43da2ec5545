//! The books that were ordered most.

use application::queries::BestSellersQuery;
use application::queries::BestSellersRow;
use async_trait::async_trait;
use domain::repositories::RepositoryError;
use sqlx::Row as _;

use crate::database::Database;
use crate::database::store;

/// How many live ones there are of each kind.
const SELECT: &str = "
    select 1 as position, 'book' as kind, count(*) as count
    from books
    where deleted_at is null
    union all
    select 2 as position, 'order' as kind, count(*) as count
    from orders
    where deleted_at is null
    order by position";

/// Reads straight from the database.
#[derive(Debug, Clone)]
pub struct SqlBestSellersQuery {
    database: Database,
}

impl SqlBestSellersQuery {
    /// Reads from `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl BestSellersQuery for SqlBestSellersQuery {
    async fn rows(&self) -> Result<Vec<BestSellersRow>, RepositoryError> {
        let rows = sqlx::query(SELECT)
            .fetch_all(self.database.reader())
            .await
            .map_err(store)?;
        let rows = rows.iter().map(|row| {
            Ok(BestSellersRow {
                kind: row.try_get("kind")?,
                count: row.try_get::<i64, _>("count")?.cast_unsigned(),
            })
        });
        rows.collect::<Result<_, _>>().map_err(store)
    }
}
