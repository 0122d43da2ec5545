//! Books in the database.

use std::slice;

use async_trait::async_trait;
use domain::entities::catalog::Book;
use domain::events::DomainEvent;
use domain::ids::BookId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::catalog::BookRepository;

use crate::database::Astray;
use crate::database::Connection;
use crate::database::find;
use crate::database::find_all;
use crate::database::insert;
use crate::database::insert_all;
use crate::database::is_used_by_parts;
use crate::database::models;
use crate::database::models::catalog::book::TABLE;
use crate::database::models::catalog::book::restore;
use crate::database::models::catalog::book::values;
use crate::database::remove;
use crate::database::update;
use crate::database::update_all;

/// Keeps books in a transaction.
pub(crate) struct SqlBookRepository<'t> {
    connection: &'t mut Connection,
    events: &'t mut Vec<DomainEvent>,
}

impl<'t> SqlBookRepository<'t> {
    pub(crate) fn new(connection: &'t mut Connection, events: &'t mut Vec<DomainEvent>) -> Self {
        Self { connection, events }
    }

    async fn check_references(&mut self, books: &[Book]) -> Result<(), BulkError> {
        let mut astray = Astray::default();
        let ids = books.iter().map(|book| Some(book.author_id().into()));
        astray
            .look(
                self.connection,
                &models::catalog::author::TABLE,
                "author_id",
                ids.collect(),
            )
            .await?;
        astray.finish()
    }

    async fn check_unused(&mut self, id: BookId) -> Result<(), RepositoryError> {
        if is_used_by_parts(
            self.connection,
            &models::sales::order_line::TABLE,
            "book_id",
            id.into(),
        )
        .await?
        {
            return Err(RepositoryError::InUse { by: "order lines" });
        }
        Ok(())
    }
}

#[async_trait]
impl BookRepository for SqlBookRepository<'_> {
    async fn find(&mut self, id: BookId) -> Result<Option<Book>, RepositoryError> {
        find(&mut *self.connection, &TABLE, id.into(), restore).await
    }

    async fn find_all(&mut self, ids: &[BookId]) -> Result<Vec<Option<Book>>, RepositoryError> {
        find_all(self.connection, &TABLE, ids, restore).await
    }

    async fn add_all(&mut self, books: &mut [Book]) -> Result<(), BulkError> {
        self.check_references(books).await?;
        insert_all(self.connection, &TABLE, books, values).await?;
        self.events.extend(books.iter_mut().flat_map(Book::saved));
        Ok(())
    }

    async fn save_all(&mut self, books: &mut [Book]) -> Result<(), BulkError> {
        self.check_references(books).await?;
        update_all(self.connection, &TABLE, books, values).await?;
        self.events.extend(books.iter_mut().flat_map(Book::saved));
        Ok(())
    }

    async fn add(&mut self, book: &mut Book) -> Result<(), RepositoryError> {
        let one = slice::from_ref(book);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
        insert(self.connection, &TABLE, slice::from_ref(book), values).await?;
        self.events.extend(book.saved());
        Ok(())
    }

    async fn save(&mut self, book: &mut Book) -> Result<(), RepositoryError> {
        let one = slice::from_ref(book);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
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
