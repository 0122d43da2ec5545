//! Authors in the table `authors`.

use async_trait::async_trait;
use domain::entities::catalog::Author;
use domain::entities::catalog::AuthorDetails;
use domain::entities::catalog::AuthorDraft;
use domain::ids::AuthorId;
use domain::repositories::RepositoryError;
use domain::repositories::catalog::AuthorRepository;
use sqlx::Row as _;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use domain::value_objects::Email;
use domain::value_objects::Url;

use crate::database::BoundQuery;
use crate::database::Uniques;
use crate::database::any;
use crate::database::audit;
use crate::database::broken;
use crate::database::find;
use crate::database::version;
use crate::database::written;
use crate::queries::catalog::author::SOURCE;

const UNIQUES: Uniques = Uniques {
    table: "authors",
    fields: &[&["email"]],
};

const INSERT: &str = "
    insert into authors (
        name,
        email,
        website,
        born_on,
        version,
        updated_at,
        updated_by,
        created_at,
        created_by,
        id
    )
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

const UPDATE: &str = "
    update authors
    set
        name = ?,
        email = ?,
        website = ?,
        born_on = ?,
        version = ?,
        updated_at = ?,
        updated_by = ?
    where id = ? and version = ? and deleted_at is null";

const DELETE: &str = "
    update authors
    set deleted_at = ?, version = ?, updated_at = ?, updated_by = ?
    where id = ? and version = ? and deleted_at is null";

/// Keeps authors in a transaction.
pub(crate) struct SqlAuthorRepository<'t> {
    connection: &'t mut SqliteConnection,
}

impl<'t> SqlAuthorRepository<'t> {
    pub(crate) fn new(connection: &'t mut SqliteConnection) -> Self {
        Self { connection }
    }

    async fn check_unused(&mut self, id: AuthorId) -> Result<(), RepositoryError> {
        let used = "select 1 from books where author_id = ? and deleted_at is null limit 1";
        if any(self.connection, used, id.into()).await? {
            return Err(RepositoryError::InUse { by: "books" });
        }
        Ok(())
    }
}

#[async_trait]
impl AuthorRepository for SqlAuthorRepository<'_> {
    async fn find(&mut self, id: AuthorId) -> Result<Option<Author>, RepositoryError> {
        find(&mut *self.connection, &SOURCE, id.into(), restore).await
    }

    async fn add(&mut self, author: &Author) -> Result<(), RepositoryError> {
        let created = &author.audit().created;
        let mut query = state(INSERT, author);
        query = query.bind(created.at);
        query = query.bind(created.by.as_str());
        query = query.bind(Uuid::from(author.id()));
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }

    async fn save(&mut self, author: &Author) -> Result<(), RepositoryError> {
        let mut query = state(UPDATE, author);
        query = query.bind(Uuid::from(author.id()));
        query = query.bind(author.stored_version().number());
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }

    async fn remove(&mut self, author: &Author) -> Result<(), RepositoryError> {
        self.check_unused(author.id()).await?;
        let mut query = sqlx::query(DELETE);
        query = query.bind(author.audit().deleted_at);
        query = query.bind(author.version().number());
        query = query.bind(author.audit().updated.at);
        query = query.bind(author.audit().updated.by.as_str());
        query = query.bind(Uuid::from(author.id()));
        query = query.bind(author.stored_version().number());
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }
}

/// A statement whose first parameters are what an author says about itself, its version and its last
/// change.
fn state<'e>(statement: &'static str, author: &'e Author) -> BoundQuery<'e> {
    let updated = &author.audit().updated;
    let mut query = sqlx::query(statement);
    query = query.bind(author.name());
    query = query.bind(author.email().map(Email::as_str));
    query = query.bind(author.website().map(Url::as_str));
    query = query.bind(author.born_on());
    query = query.bind(author.version().number());
    query = query.bind(updated.at);
    query = query.bind(updated.by.as_str());
    query
}

fn restore(row: &SqliteRow) -> Result<Author, sqlx::Error> {
    let draft = AuthorDraft {
        name: Some(row.try_get("name")?),
        email: row.try_get("email")?,
        website: row.try_get("website")?,
        born_on: row.try_get("born_on")?,
    };
    let id = row.try_get::<Uuid, _>("id")?;
    let details = AuthorDetails::parse(draft).map_err(broken)?;
    Ok(Author::restore(
        id.into(),
        details,
        audit(row)?,
        version(row)?,
    ))
}
