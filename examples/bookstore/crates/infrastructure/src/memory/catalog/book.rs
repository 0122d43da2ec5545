//! Books in memory.

use application::queries::Page;
use application::queries::Query;
use application::queries::catalog::BookField;
use application::queries::catalog::BookQueries;
use application::queries::catalog::BookStatistics;
use application::queries::catalog::BookView;
use async_trait::async_trait;
use domain::entities::catalog::Book;
use domain::events::DomainEvent;
use domain::ids::BookId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::catalog::BookRepository;

use crate::memory::Memory;
use crate::memory::contents::Contents;
use crate::memory::listing::page;
use crate::memory::listing::statistics;

#[async_trait]
impl BookQueries for Memory {
    async fn find(&self, id: BookId) -> Result<Option<BookView>, RepositoryError> {
        Ok(self
            .state
            .lock()
            .await
            .books
            .find(id.into())
            .map(BookView::from))
    }

    async fn list(&self, query: &Query<BookField>) -> Result<Page<BookView>, RepositoryError> {
        Ok(page(
            self.state.lock().await.books.live().map(BookView::from),
            query,
        ))
    }

    async fn statistics(
        &self,
        query: &Query<BookField>,
    ) -> Result<BookStatistics, RepositoryError> {
        let state = self.state.lock().await;
        let views = || state.books.live().map(BookView::from);
        Ok(BookStatistics {
            price: statistics(views(), query, BookField::Price)?,
            stock: statistics(views(), query, BookField::Stock)?,
        })
    }
}

/// Keeps books in a unit's copy of the state.
pub(crate) struct MemoryBookRepository<'s> {
    state: &'s mut Contents,
    events: &'s mut Vec<DomainEvent>,
}

impl<'s> MemoryBookRepository<'s> {
    pub(crate) fn new(state: &'s mut Contents, events: &'s mut Vec<DomainEvent>) -> Self {
        Self { state, events }
    }

    fn check_references(&self, book: &Book) -> Result<(), RepositoryError> {
        let mut missing = Vec::new();
        if self.state.authors.find(book.author_id().into()).is_none() {
            missing.push(String::from("author_id"));
        }
        if missing.is_empty() {
            return Ok(());
        }
        Err(RepositoryError::UnknownReference { fields: missing })
    }

    fn check_uniques(&self, book: &Book) -> Result<(), RepositoryError> {
        let table = &self.state.books;
        table.expect_unique(book, &["isbn"], |book| Some(book.isbn()))?;
        table.expect_unique(book, &["title", "author_id"], |book| {
            Some((book.title(), book.author_id()))
        })?;
        Ok(())
    }

    fn check_unused(&self, id: BookId) -> Result<(), RepositoryError> {
        let mut roots = self.state.orders.live();
        if roots.any(|root| root.lines().iter().any(|member| member.book_id() == id)) {
            return Err(RepositoryError::InUse { by: "order lines" });
        }
        Ok(())
    }
}

#[async_trait]
impl BookRepository for MemoryBookRepository<'_> {
    async fn find(&mut self, id: BookId) -> Result<Option<Book>, RepositoryError> {
        Ok(self.state.books.find(id.into()).cloned())
    }

    async fn find_all(&mut self, ids: &[BookId]) -> Result<Vec<Option<Book>>, RepositoryError> {
        let books = &self.state.books;
        Ok(ids
            .iter()
            .map(|id| books.find((*id).into()).cloned())
            .collect())
    }

    async fn add_all(&mut self, books: &mut [Book]) -> Result<(), BulkError> {
        for (index, book) in books.iter_mut().enumerate() {
            self.add(book).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn save_all(&mut self, books: &mut [Book]) -> Result<(), BulkError> {
        for (index, book) in books.iter_mut().enumerate() {
            self.save(book).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn add(&mut self, book: &mut Book) -> Result<(), RepositoryError> {
        self.check_references(book)?;
        self.check_uniques(book)?;
        self.events.extend(book.saved());
        self.state.books.insert(book.clone());
        Ok(())
    }

    async fn save(&mut self, book: &mut Book) -> Result<(), RepositoryError> {
        self.check_references(book)?;
        self.state.books.expect_previous(book)?;
        self.check_uniques(book)?;
        self.events.extend(book.saved());
        self.state.books.insert(book.clone());
        Ok(())
    }

    async fn remove(&mut self, book: &mut Book) -> Result<(), RepositoryError> {
        self.state.books.expect_previous(book)?;
        self.check_unused(book.id())?;
        self.events.extend(book.saved());
        self.state.books.insert(book.clone());
        Ok(())
    }
}
