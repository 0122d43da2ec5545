//! Reads authors from the table `authors`.

use application::queries::Page;
use application::queries::Query;
use application::queries::catalog::AuthorField;
use application::queries::catalog::AuthorQueries;
use application::queries::catalog::AuthorView;
use async_trait::async_trait;
use domain::ids::AuthorId;
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

/// The live authors.
pub(crate) const SOURCE: Source = Source {
    select: "
    select
        id,
        name,
        email,
        website,
        born_on,
        version,
        created_at,
        created_by,
        updated_at,
        updated_by,
        deleted_at
    from authors
    where deleted_at is null",
    count: "select count(*) from authors where deleted_at is null",
};

/// Reads authors.
#[derive(Debug, Clone)]
pub struct SqlAuthorQueries {
    database: Database,
}

impl SqlAuthorQueries {
    /// Reads from `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl AuthorQueries for SqlAuthorQueries {
    async fn find(&self, id: AuthorId) -> Result<Option<AuthorView>, RepositoryError> {
        find(self.database.reader(), &SOURCE, id.into(), view).await
    }

    async fn list(&self, query: &Query<AuthorField>) -> Result<Page<AuthorView>, RepositoryError> {
        list(&self.database, &SOURCE, query, view).await
    }
}

fn view(row: &SqliteRow) -> Result<AuthorView, sqlx::Error> {
    Ok(AuthorView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        website: row.try_get("website")?,
        born_on: row.try_get("born_on")?,
        audit: audit(row)?,
        version: version(row)?,
    })
}
