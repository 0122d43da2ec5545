//! Authors as rows of the table `authors`.

use application::queries::catalog::AuthorView;
use domain::entities::catalog::Author;
use domain::entities::catalog::AuthorDetails;
use domain::entities::catalog::AuthorDraft;
use sqlx::Row as _;
use uuid::Uuid;

use domain::value_objects::Email;
use domain::value_objects::Url;

use crate::database::Row;
use crate::database::RowValues;
use crate::database::Table;
use crate::database::Unique;
use crate::database::audit;
use crate::database::broken;
use crate::database::version;

/// The table.
pub(crate) const TABLE: Table = Table {
    name: "authors",
    columns: &[
        "id",
        "name",
        "email",
        "website",
        "born_on",
        "version",
        "created_at",
        "created_by",
        "updated_at",
        "updated_by",
        "deleted_at",
    ],
    uniques: &[Unique {
        named: "authors.email",
        fields: &["email"],
    }],
};

/// An author as a row, in the order of the columns.
pub(crate) fn values(author: &Author, row: &mut RowValues<'_>) {
    let audit = author.audit();
    row.push_bind(Uuid::from(author.id()));
    row.push_bind(author.name());
    row.push_bind(author.email().map(Email::as_str));
    row.push_bind(author.website().map(Url::as_str));
    row.push_bind(author.born_on());
    row.push_bind(author.version().number());
    row.push_bind(audit.created.at);
    row.push_bind(audit.created.by.as_str());
    row.push_bind(audit.updated.at);
    row.push_bind(audit.updated.by.as_str());
    row.push_bind(audit.deleted_at);
}

/// The author of a row.
///
/// # Errors
/// When the row cannot be read, or breaks the rules of the domain.
pub(crate) fn restore(row: &Row) -> Result<Author, sqlx::Error> {
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

/// The read model of a row.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn view(row: &Row) -> Result<AuthorView, sqlx::Error> {
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
