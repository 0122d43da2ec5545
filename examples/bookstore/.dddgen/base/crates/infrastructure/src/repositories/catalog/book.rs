//! Books in the database.

use std::slice;

use async_trait::async_trait;
use domain::entities::catalog::Book;
use domain::events::DomainEvent;
use domain::ids::BookId;
use domain::repositories::RepositoryError;
use domain::repositories::catalog::BookRepository;

use crate::database::Connection;
use crate::database::find;
use crate::database::insert;
use crate::database::is_alive;
use crate::database::is_used;
use crate::database::models;
use crate::database::models::catalog::book::TABLE;
use crate::database::models::catalog::book::restore;
use crate::database::models::catalog::book::values;
use crate::database::remove;
use crate::database::update;

/// Keeps books in a transaction.
pub(crate) struct SqlBookRepository<'t> {
    connection: &'t mut Connection,
    events: &'t mut Vec<DomainEvent>,
}

impl<'t> SqlBookRepository<'t> {
    pub(crate) fn new(connection: &'t mut Connection, events: &'t mut Vec<DomainEvent>) -> Self {
        Self { connection, events }
    }

    async fn check_references(&mut self, book: &Book) -> Result<(), RepositoryError> {
        let mut missing = Vec::new();
        if !is_alive(
            self.connection,
            &models::catalog::author::TABLE,
            book.author_id().into(),
        )
        .await?
        {
            missing.push("author_id");
        }
        if missing.is_empty() {
            return Ok(());
        }
        Err(RepositoryError::UnknownReference { fields: missing })
    }

    async fn check_unused(&mut self, id: BookId) -> Result<(), RepositoryError> {
        if is_used(
            self.connection,
            &models::sales::order::TABLE,
            "book_id",
            id.into(),
        )
        .await?
        {
            return Err(RepositoryError::InUse { by: "orders" });
        }
        Ok(())
    }
}

#[async_trait]
impl BookRepository for SqlBookRepository<'_> {
    async fn find(&mut self, id: BookId) -> Result<Option<Book>, RepositoryError> {
        find(&mut *self.connection, &TABLE, id.into(), restore).await
    }

    async fn add(&mut self, book: &mut Book) -> Result<(), RepositoryError> {
        self.check_references(book).await?;
        insert(self.connection, &TABLE, slice::from_ref(book), values).await?;
        self.events.extend(book.saved());
        Ok(())
    }

    async fn save(&mut self, book: &mut Book) -> Result<(), RepositoryError> {
        self.check_references(book).await?;
        update(self.connection, &TABLE, book, values).await?;
        self.events.extend(book.saved());
        Ok(())
    }

    async fn remove(&mut self, book: &mut Book) -> Result<(), RepositoryError> {
        // First the row: from then on nothing can begin to refer to it.
        remove(self.connection, &TABLE, book).await?;
        self.check_unused(book.id()).await?;
        self.events.extend(book.saved());
        Ok(())
    }
}
