//! Authors in the database.

use std::slice;

use async_trait::async_trait;
use domain::entities::catalog::Author;
use domain::events::DomainEvent;
use domain::ids::AuthorId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::catalog::AuthorRepository;

use crate::database::Connection;
use crate::database::find;
use crate::database::find_all;
use crate::database::insert;
use crate::database::insert_all;
use crate::database::is_used;
use crate::database::models;
use crate::database::models::catalog::author::TABLE;
use crate::database::models::catalog::author::restore;
use crate::database::models::catalog::author::values;
use crate::database::remove;
use crate::database::update;
use crate::database::update_all;

/// Keeps authors in a transaction.
pub(crate) struct SqlAuthorRepository<'t> {
    connection: &'t mut Connection,
    events: &'t mut Vec<DomainEvent>,
}

impl<'t> SqlAuthorRepository<'t> {
    pub(crate) fn new(connection: &'t mut Connection, events: &'t mut Vec<DomainEvent>) -> Self {
        Self { connection, events }
    }

    async fn check_unused(&mut self, id: AuthorId) -> Result<(), RepositoryError> {
        if is_used(
            self.connection,
            &models::catalog::book::TABLE,
            "author_id",
            id.into(),
        )
        .await?
        {
            return Err(RepositoryError::InUse { by: "books" });
        }
        Ok(())
    }
}

#[async_trait]
impl AuthorRepository for SqlAuthorRepository<'_> {
    async fn find(&mut self, id: AuthorId) -> Result<Option<Author>, RepositoryError> {
        find(&mut *self.connection, &TABLE, id.into(), restore).await
    }

    async fn find_all(&mut self, ids: &[AuthorId]) -> Result<Vec<Option<Author>>, RepositoryError> {
        find_all(self.connection, &TABLE, ids, restore).await
    }

    async fn add_all(&mut self, authors: &mut [Author]) -> Result<(), BulkError> {
        insert_all(self.connection, &TABLE, authors, values).await?;
        self.events
            .extend(authors.iter_mut().flat_map(Author::saved));
        Ok(())
    }

    async fn save_all(&mut self, authors: &mut [Author]) -> Result<(), BulkError> {
        update_all(self.connection, &TABLE, authors, values).await?;
        self.events
            .extend(authors.iter_mut().flat_map(Author::saved));
        Ok(())
    }

    async fn add(&mut self, author: &mut Author) -> Result<(), RepositoryError> {
        insert(self.connection, &TABLE, slice::from_ref(author), values).await?;
        self.events.extend(author.saved());
        Ok(())
    }

    async fn save(&mut self, author: &mut Author) -> Result<(), RepositoryError> {
        update(self.connection, &TABLE, author, values).await?;
        self.events.extend(author.saved());
        Ok(())
    }

    async fn remove(&mut self, author: &mut Author) -> Result<(), RepositoryError> {
        // First the row: from then on nothing can begin to refer to it.
        remove(self.connection, &TABLE, author).await?;
        self.check_unused(author.id()).await?;
        self.events.extend(author.saved());
        Ok(())
    }
}
