//! Reads notes from the database.

use application::queries::NoteField;
use application::queries::NoteQueries;
use application::queries::NoteView;
use application::queries::Page;
use application::queries::Query;
use async_trait::async_trait;
use domain::ids::NoteId;
use domain::repositories::RepositoryError;

use crate::database::Database;
use crate::database::find;
use crate::database::list;
use crate::database::models::note::TABLE;
use crate::database::models::note::view;
use crate::database::store;

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
        find(self.database.reader(), &TABLE, id.into(), view).await
    }

    async fn list(&self, query: &Query<NoteField>) -> Result<Page<NoteView>, RepositoryError> {
        let mut snapshot = self.database.snapshot().await.map_err(store)?;
        list(&mut snapshot, &TABLE, query, view).await
    }
}
