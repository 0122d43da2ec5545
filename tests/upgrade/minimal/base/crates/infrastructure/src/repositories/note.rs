//! Notes in the table `notes`.

use async_trait::async_trait;
use domain::entities::Note;
use domain::entities::NoteDetails;
use domain::entities::NoteDraft;
use domain::ids::NoteId;
use domain::repositories::NoteRepository;
use domain::repositories::RepositoryError;
use sqlx::Row as _;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use crate::database::BoundQuery;
use crate::database::Uniques;
use crate::database::audit;
use crate::database::broken;
use crate::database::store;
use crate::database::version;
use crate::database::written;

const UNIQUES: Uniques = Uniques {
    table: "notes",
    fields: &[],
};

const FIND: &str = "
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
    where id = ? and deleted_at is null";

const INSERT: &str = "
    insert into notes (
        title,
        body,
        version,
        updated_at,
        updated_by,
        created_at,
        created_by,
        id
    )
    values (?, ?, ?, ?, ?, ?, ?, ?)";

const UPDATE: &str = "
    update notes
    set
        title = ?,
        body = ?,
        version = ?,
        updated_at = ?,
        updated_by = ?
    where id = ? and version = ? and deleted_at is null";

const DELETE: &str = "
    update notes
    set deleted_at = ?, version = ?, updated_at = ?, updated_by = ?
    where id = ? and version = ? and deleted_at is null";

/// Keeps notes in a transaction.
pub(crate) struct SqlNoteRepository<'t> {
    connection: &'t mut SqliteConnection,
}

impl<'t> SqlNoteRepository<'t> {
    pub(crate) fn new(connection: &'t mut SqliteConnection) -> Self {
        Self { connection }
    }
}

#[async_trait]
impl NoteRepository for SqlNoteRepository<'_> {
    async fn find(&mut self, id: NoteId) -> Result<Option<Note>, RepositoryError> {
        let query = sqlx::query(FIND).bind(Uuid::from(id));
        let row = query
            .fetch_optional(&mut *self.connection)
            .await
            .map_err(store)?;
        row.as_ref().map(restore).transpose().map_err(store)
    }

    async fn add(&mut self, note: &Note) -> Result<(), RepositoryError> {
        let created = &note.audit().created;
        let mut query = state(INSERT, note);
        query = query.bind(created.at);
        query = query.bind(created.by.as_str());
        query = query.bind(Uuid::from(note.id()));
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }

    async fn save(&mut self, note: &Note) -> Result<(), RepositoryError> {
        let mut query = state(UPDATE, note);
        query = query.bind(Uuid::from(note.id()));
        query = query.bind(note.stored_version().number());
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }

    async fn remove(&mut self, note: &Note) -> Result<(), RepositoryError> {
        let mut query = sqlx::query(DELETE);
        query = query.bind(note.audit().deleted_at);
        query = query.bind(note.version().number());
        query = query.bind(note.audit().updated.at);
        query = query.bind(note.audit().updated.by.as_str());
        query = query.bind(Uuid::from(note.id()));
        query = query.bind(note.stored_version().number());
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }
}

/// A statement whose first parameters are what a note says about itself, its version and its last
/// change.
fn state<'e>(statement: &'static str, note: &'e Note) -> BoundQuery<'e> {
    let updated = &note.audit().updated;
    let mut query = sqlx::query(statement);
    query = query.bind(note.title());
    query = query.bind(note.body());
    query = query.bind(note.version().number());
    query = query.bind(updated.at);
    query = query.bind(updated.by.as_str());
    query
}

fn restore(row: &SqliteRow) -> Result<Note, sqlx::Error> {
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
