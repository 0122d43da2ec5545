//! The books that were ordered most.

use application::queries::BestSellersQuery;
use application::queries::BestSellersRow;
use async_trait::async_trait;
use domain::repositories::RepositoryError;
use sqlx::Row as _;
use uuid::Uuid;

use crate::database::Database;
use crate::database::store;

const SELECT: &str = "
    select b.id, b.title, sum(l.quantity) as copies, count(*) as orders
    from order_lines l
    join orders o on o.id = l.order_id
    join books b on b.id = l.book_id
    where o.status <> 'cancelled' and o.deleted_at is null and b.deleted_at is null
    group by b.id, b.title
    order by copies desc, b.title, b.id
    limit 10";

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
                book_id: row.try_get::<Uuid, _>("id")?.into(),
                title: row.try_get("title")?,
                copies: row.try_get::<i64, _>("copies")?.cast_unsigned(),
                orders: row.try_get::<i64, _>("orders")?.cast_unsigned(),
            })
        });
        rows.collect::<Result<_, _>>().map_err(store)
    }
}
