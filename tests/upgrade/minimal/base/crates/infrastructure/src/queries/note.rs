//! Reads notes from the table `notes`.

use application::queries::NoteField;
use application::queries::NoteQueries;
use application::queries::NoteView;
use application::queries::Page;
use application::queries::Query;
use async_trait::async_trait;
use domain::ids::NoteId;
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

const SOURCE: Source = Source {
    select: "
    select
        id,
        title,
        body,
        version,
        created_at,
        created_by,
        updated_at,
        updated_by,
        deleted_at
    from notes
    where deleted_at is null",
    count: "select count(*) from notes where deleted_at is null",
};

/// Reads notes.
#[derive(Debug, Clone)]
pub struct SqlNoteQueries {
    database: Database,
}

impl SqlNoteQueries {
    /// Reads from `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl NoteQueries for SqlNoteQueries {
    async fn find(&self, id: NoteId) -> Result<Option<NoteView>, RepositoryError> {
        find(&self.database, &SOURCE, id.into(), view).await
    }

    async fn list(&self, query: &Query<NoteField>) -> Result<Page<NoteView>, RepositoryError> {
        list(&self.database, &SOURCE, query, view).await
    }
}

fn view(row: &SqliteRow) -> Result<NoteView, sqlx::Error> {
    Ok(NoteView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        title: row.try_get("title")?,
        body: row.try_get("body")?,
        audit: audit(row)?,
        version: version(row)?,
    })
}
