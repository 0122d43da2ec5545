//! Books in the table `books`.

use async_trait::async_trait;
use domain::entities::catalog::Book;
use domain::entities::catalog::BookDetails;
use domain::entities::catalog::BookDraft;
use domain::ids::BookId;
use domain::repositories::RepositoryError;
use domain::repositories::catalog::BookRepository;
use domain::value_objects::Tag;
use sqlx::Row as _;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use sqlx::types::Json;
use uuid::Uuid;

use crate::database::BoundQuery;
use crate::database::Exact;
use crate::database::Uniques;
use crate::database::any;
use crate::database::audit;
use crate::database::broken;
use crate::database::find;
use crate::database::version;
use crate::database::written;
use crate::queries::catalog::book::SOURCE;

const UNIQUES: Uniques = Uniques {
    table: "books",
    fields: &[&["isbn"], &["title", "author_id"]],
};

const INSERT: &str = "
    insert into books (
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
        updated_at,
        updated_by,
        created_at,
        created_by,
        id
    )
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

const UPDATE: &str = "
    update books
    set
        isbn = ?,
        title = ?,
        subtitle = ?,
        description = ?,
        price = ?,
        stock = ?,
        tags = ?,
        published_on = ?,
        available = ?,
        author_id = ?,
        version = ?,
        updated_at = ?,
        updated_by = ?
    where id = ? and version = ? and deleted_at is null";

const DELETE: &str = "
    update books
    set deleted_at = ?, version = ?, updated_at = ?, updated_by = ?
    where id = ? and version = ? and deleted_at is null";

/// Keeps books in a transaction.
pub(crate) struct SqlBookRepository<'t> {
    connection: &'t mut SqliteConnection,
}

impl<'t> SqlBookRepository<'t> {
    pub(crate) fn new(connection: &'t mut SqliteConnection) -> Self {
        Self { connection }
    }

    async fn check_references(&mut self, book: &Book) -> Result<(), RepositoryError> {
        let exists = "select 1 from authors where id = ? and deleted_at is null";
        if !any(self.connection, exists, book.author_id().into()).await? {
            return Err(RepositoryError::UnknownReference { field: "author_id" });
        }
        Ok(())
    }

    async fn check_unused(&mut self, id: BookId) -> Result<(), RepositoryError> {
        let used = "select 1 from orders where book_id = ? and deleted_at is null limit 1";
        if any(self.connection, used, id.into()).await? {
            return Err(RepositoryError::InUse { by: "orders" });
        }
        Ok(())
    }
}

#[async_trait]
impl BookRepository for SqlBookRepository<'_> {
    async fn find(&mut self, id: BookId) -> Result<Option<Book>, RepositoryError> {
        find(&mut *self.connection, &SOURCE, id.into(), restore).await
    }

    async fn add(&mut self, book: &Book) -> Result<(), RepositoryError> {
        self.check_references(book).await?;
        let created = &book.audit().created;
        let mut query = state(INSERT, book);
        query = query.bind(created.at);
        query = query.bind(created.by.as_str());
        query = query.bind(Uuid::from(book.id()));
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }

    async fn save(&mut self, book: &Book) -> Result<(), RepositoryError> {
        self.check_references(book).await?;
        let mut query = state(UPDATE, book);
        query = query.bind(Uuid::from(book.id()));
        query = query.bind(book.stored_version().number());
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }

    async fn remove(&mut self, book: &Book) -> Result<(), RepositoryError> {
        self.check_unused(book.id()).await?;
        let mut query = sqlx::query(DELETE);
        query = query.bind(book.audit().deleted_at);
        query = query.bind(book.version().number());
        query = query.bind(book.audit().updated.at);
        query = query.bind(book.audit().updated.by.as_str());
        query = query.bind(Uuid::from(book.id()));
        query = query.bind(book.stored_version().number());
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }
}

/// A statement whose first parameters are what a book says about itself, its version and its last
/// change.
fn state<'e>(statement: &'static str, book: &'e Book) -> BoundQuery<'e> {
    let updated = &book.audit().updated;
    let mut query = sqlx::query(statement);
    query = query.bind(book.isbn().as_str());
    query = query.bind(book.title());
    query = query.bind(book.subtitle());
    query = query.bind(book.description());
    query = query.bind(Exact(book.price()));
    query = query.bind(book.stock());
    query = query.bind(Json(
        book.tags().iter().map(Tag::as_str).collect::<Vec<_>>(),
    ));
    query = query.bind(book.published_on());
    query = query.bind(book.available());
    query = query.bind(Uuid::from(book.author_id()));
    query = query.bind(book.version().number());
    query = query.bind(updated.at);
    query = query.bind(updated.by.as_str());
    query
}

fn restore(row: &SqliteRow) -> Result<Book, sqlx::Error> {
    let draft = BookDraft {
        isbn: Some(row.try_get("isbn")?),
        title: Some(row.try_get("title")?),
        subtitle: row.try_get("subtitle")?,
        description: row.try_get("description")?,
        price: Some(row.try_get::<Exact, _>("price")?.0),
        stock: Some(row.try_get("stock")?),
        tags: Some(row.try_get::<Json<_>, _>("tags")?.0),
        published_on: row.try_get("published_on")?,
        available: Some(row.try_get("available")?),
        author_id: Some(row.try_get::<Uuid, _>("author_id")?.into()),
    };
    let id = row.try_get::<Uuid, _>("id")?;
    let details = BookDetails::parse(draft).map_err(broken)?;
    Ok(Book::restore(
        id.into(),
        details,
        audit(row)?,
        version(row)?,
    ))
}
