//! Authors in memory.

use application::queries::Page;
use application::queries::Query;
use application::queries::catalog::AuthorField;
use application::queries::catalog::AuthorQueries;
use application::queries::catalog::AuthorView;
use async_trait::async_trait;
use domain::entities::catalog::Author;
use domain::events::DomainEvent;
use domain::ids::AuthorId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::catalog::AuthorRepository;

use crate::memory::Memory;
use crate::memory::contents::Contents;
use crate::memory::listing::page;

#[async_trait]
impl AuthorQueries for Memory {
    async fn find(&self, id: AuthorId) -> Result<Option<AuthorView>, RepositoryError> {
        Ok(self
            .state
            .lock()
            .await
            .authors
            .find(id.into())
            .map(AuthorView::from))
    }

    async fn list(&self, query: &Query<AuthorField>) -> Result<Page<AuthorView>, RepositoryError> {
        Ok(page(
            self.state.lock().await.authors.live().map(AuthorView::from),
            query,
        ))
    }
}

/// Keeps authors in a unit's copy of the state.
pub(crate) struct MemoryAuthorRepository<'s> {
    state: &'s mut Contents,
    events: &'s mut Vec<DomainEvent>,
}

impl<'s> MemoryAuthorRepository<'s> {
    pub(crate) fn new(state: &'s mut Contents, events: &'s mut Vec<DomainEvent>) -> Self {
        Self { state, events }
    }

    fn check_uniques(&self, author: &Author) -> Result<(), RepositoryError> {
        let table = &self.state.authors;
        table.expect_unique(author, &["email"], Author::email)?;
        Ok(())
    }

    fn check_unused(&self, id: AuthorId) -> Result<(), RepositoryError> {
        if self
            .state
            .books
            .live()
            .any(|referrer| referrer.author_id() == id)
        {
            return Err(RepositoryError::InUse { by: "books" });
        }
        Ok(())
    }
}

#[async_trait]
impl AuthorRepository for MemoryAuthorRepository<'_> {
    async fn find(&mut self, id: AuthorId) -> Result<Option<Author>, RepositoryError> {
        Ok(self.state.authors.find(id.into()).cloned())
    }

    async fn find_all(&mut self, ids: &[AuthorId]) -> Result<Vec<Option<Author>>, RepositoryError> {
        let authors = &self.state.authors;
        Ok(ids
            .iter()
            .map(|id| authors.find((*id).into()).cloned())
            .collect())
    }

    async fn add_all(&mut self, authors: &mut [Author]) -> Result<(), BulkError> {
        for (index, author) in authors.iter_mut().enumerate() {
            self.add(author).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn save_all(&mut self, authors: &mut [Author]) -> Result<(), BulkError> {
        for (index, author) in authors.iter_mut().enumerate() {
            self.save(author).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn add(&mut self, author: &mut Author) -> Result<(), RepositoryError> {
        self.check_uniques(author)?;
        self.events.extend(author.saved());
        self.state.authors.insert(author.clone());
        Ok(())
    }

    async fn save(&mut self, author: &mut Author) -> Result<(), RepositoryError> {
        self.state.authors.expect_previous(author)?;
        self.check_uniques(author)?;
        self.events.extend(author.saved());
        self.state.authors.insert(author.clone());
        Ok(())
    }

    async fn remove(&mut self, author: &mut Author) -> Result<(), RepositoryError> {
        self.state.authors.expect_previous(author)?;
        self.check_unused(author.id())?;
        self.events.extend(author.saved());
        self.state.authors.insert(author.clone());
        Ok(())
    }
}
