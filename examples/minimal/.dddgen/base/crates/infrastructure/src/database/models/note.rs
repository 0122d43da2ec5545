//! Notes as rows of the table `notes`.

use application::queries::NoteView;
use domain::entities::Note;
use domain::entities::NoteDetails;
use domain::entities::NoteDraft;
use sqlx::Row as _;
use uuid::Uuid;

use crate::database::Row;
use crate::database::RowValues;
use crate::database::Table;
use crate::database::audit;
use crate::database::broken;
use crate::database::version;

/// The table.
pub(crate) const TABLE: Table = Table {
    name: "notes",
    columns: &[
        "id",
        "title",
        "body",
        "version",
        "created_at",
        "created_by",
        "updated_at",
        "updated_by",
        "deleted_at",
    ],
    uniques: &[],
};

/// A note as a row, in the order of the columns.
pub(crate) fn values(note: &Note, row: &mut RowValues<'_>) {
    let audit = note.audit();
    row.push_bind(Uuid::from(note.id()));
    row.push_bind(note.title());
    row.push_bind(note.body());
    row.push_bind(note.version().number());
    row.push_bind(audit.created.at);
    row.push_bind(audit.created.by.as_str());
    row.push_bind(audit.updated.at);
    row.push_bind(audit.updated.by.as_str());
    row.push_bind(audit.deleted_at);
}

/// The note of a row.
///
/// # Errors
/// When the row cannot be read, or breaks the rules of the domain.
pub(crate) fn restore(row: &Row) -> Result<Note, sqlx::Error> {
    let draft = NoteDraft {
        title: Some(row.try_get("title")?),
        body: row.try_get("body")?,
    };
    let id = row.try_get::<Uuid, _>("id")?;
    let details = NoteDetails::parse(draft).map_err(broken)?;
    Ok(Note::restore(
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
pub(crate) fn view(row: &Row) -> Result<NoteView, sqlx::Error> {
    Ok(NoteView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        title: row.try_get("title")?,
        body: row.try_get("body")?,
        audit: audit(row)?,
        version: version(row)?,
    })
}
