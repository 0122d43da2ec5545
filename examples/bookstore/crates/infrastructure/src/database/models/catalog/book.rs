//! Books as rows of the table `books`.

use application::queries::catalog::BookView;
use domain::entities::catalog::Book;
use domain::entities::catalog::BookDetails;
use domain::entities::catalog::BookDraft;
use domain::value_objects::Tag;
use sqlx::Row as _;
use sqlx::types::Json;
use uuid::Uuid;

use crate::database::Exact;
use crate::database::Row;
use crate::database::RowValues;
use crate::database::Table;
use crate::database::Unique;
use crate::database::audit;
use crate::database::broken;
use crate::database::version;

/// The table.
pub(crate) const TABLE: Table = Table {
    name: "books",
    columns: &[
        "id",
        "isbn",
        "title",
        "subtitle",
        "description",
        "price",
        "stock",
        "tags",
        "published_on",
        "available",
        "author_id",
        "version",
        "created_at",
        "created_by",
        "updated_at",
        "updated_by",
        "deleted_at",
    ],
    uniques: &[
        Unique {
            named: "books.isbn",
            fields: &["isbn"],
        },
        Unique {
            named: "books.title, books.author_id",
            fields: &["title", "author_id"],
        },
    ],
};

/// A book as a row, in the order of the columns.
pub(crate) fn values(book: &Book, row: &mut RowValues<'_>) {
    let audit = book.audit();
    row.push_bind(Uuid::from(book.id()));
    row.push_bind(book.isbn().as_str());
    row.push_bind(book.title());
    row.push_bind(book.subtitle());
    row.push_bind(book.description());
    row.push_bind(Exact(book.price()));
    row.push_bind(book.stock());
    row.push_bind(Json(
        book.tags().iter().map(Tag::as_str).collect::<Vec<_>>(),
    ));
    row.push_bind(book.published_on());
    row.push_bind(book.available());
    row.push_bind(Uuid::from(book.author_id()));
    row.push_bind(book.version().number());
    row.push_bind(audit.created.at);
    row.push_bind(audit.created.by.as_str());
    row.push_bind(audit.updated.at);
    row.push_bind(audit.updated.by.as_str());
    row.push_bind(audit.deleted_at);
}

/// The book of a row.
///
/// # Errors
/// When the row cannot be read, or breaks the rules of the domain.
pub(crate) fn restore(row: &Row) -> Result<Book, sqlx::Error> {
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

/// The read model of a row.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn view(row: &Row) -> Result<BookView, sqlx::Error> {
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
