//! Reads books from the table `books`.

use application::queries::Page;
use application::queries::Query;
use application::queries::catalog::BookField;
use application::queries::catalog::BookQueries;
use application::queries::catalog::BookView;
use async_trait::async_trait;
use domain::ids::BookId;
use domain::repositories::RepositoryError;
use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;
use sqlx::types::Json;
use uuid::Uuid;

use crate::database::Database;
use crate::database::Exact;
use crate::database::Source;
use crate::database::audit;
use crate::database::find;
use crate::database::list;
use crate::database::version;

/// The live books.
pub(crate) const SOURCE: Source = Source {
    select: "
    select
        id,
        isbn,
        title,
        subtitle,
        description,
        price,
        stock,
        tags,
        published_on,
        available,
        author_id,
        version,
        created_at,
        created_by,
        updated_at,
        updated_by,
        deleted_at
    from books
    where deleted_at is null",
    count: "select count(*) from books where deleted_at is null",
};

/// Reads books.
#[derive(Debug, Clone)]
pub struct SqlBookQueries {
    database: Database,
}

impl SqlBookQueries {
    /// Reads from `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl BookQueries for SqlBookQueries {
    async fn find(&self, id: BookId) -> Result<Option<BookView>, RepositoryError> {
        find(self.database.reader(), &SOURCE, id.into(), view).await
    }

    async fn list(&self, query: &Query<BookField>) -> Result<Page<BookView>, RepositoryError> {
        list(&self.database, &SOURCE, query, view).await
    }
}

fn view(row: &SqliteRow) -> Result<BookView, sqlx::Error> {
    Ok(BookView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        isbn: row.try_get("isbn")?,
        title: row.try_get("title")?,
        subtitle: row.try_get("subtitle")?,
        description: row.try_get("description")?,
        price: row.try_get::<Exact, _>("price")?.0,
        stock: row.try_get("stock")?,
        tags: row.try_get::<Json<_>, _>("tags")?.0,
        published_on: row.try_get("published_on")?,
        available: row.try_get("available")?,
        author_id: row.try_get::<Uuid, _>("author_id")?.into(),
        audit: audit(row)?,
        version: version(row)?,
    })
}
