//! What can be done with books.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::catalog::Book;
use domain::entities::catalog::BookDetails;
use domain::entities::catalog::BookDraft;
use domain::ids::AuthorId;
use domain::ids::BookId;
use rust_decimal::Decimal;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::catalog::BookField;
use crate::queries::catalog::BookQueries;
use crate::queries::catalog::BookStatistics;
use crate::queries::catalog::BookView;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks for a new book.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateBook {
    /// What it says about itself.
    pub details: BookDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to replace all that a book says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplaceBook {
    /// Which one.
    pub id: BookId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says from now on.
    pub details: BookDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what a book says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchBook {
    /// Which one.
    pub id: BookId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What changes.
    pub changes: BookChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to delete a book.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteBook {
    /// Which one.
    pub id: BookId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of a book, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BookChanges {
    /// Its isbn.
    pub isbn: FieldChange<String>,
    /// Its title.
    pub title: FieldChange<String>,
    /// Its subtitle.
    pub subtitle: FieldChange<String>,
    /// Its description.
    pub description: FieldChange<String>,
    /// Its price.
    pub price: FieldChange<Decimal>,
    /// Its stock.
    pub stock: FieldChange<i32>,
    /// Its tags.
    pub tags: FieldChange<Vec<String>>,
    /// When it was published.
    pub published_on: FieldChange<NaiveDate>,
    /// Whether it is available.
    pub available: FieldChange<bool>,
    /// Its author, by id.
    pub author_id: FieldChange<AuthorId>,
}

impl BookChanges {
    /// The draft after the changes.
    pub fn over(self, draft: BookDraft) -> BookDraft {
        BookDraft {
            isbn: self.isbn.over(draft.isbn),
            title: self.title.over(draft.title),
            subtitle: self.subtitle.over(draft.subtitle),
            description: self.description.over(draft.description),
            price: self.price.over(draft.price),
            stock: self.stock.over(draft.stock),
            tags: self.tags.over(draft.tags),
            published_on: self.published_on.over(draft.published_on),
            available: self.available.over(draft.available),
            author_id: self.author_id.over(draft.author_id),
        }
    }
}

/// All that can be done with books.
#[derive(Clone)]
pub struct BookUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn BookQueries>,
    clock: Arc<dyn Clock>,
}

impl BookUseCases {
    /// The use cases on top of these ports.
    pub fn new(
        unit_of_work: Arc<dyn UnitOfWorkFactory>,
        queries: Arc<dyn BookQueries>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            unit_of_work,
            queries,
            clock,
        }
    }

    /// The book with `id`.
    ///
    /// # Errors
    /// There is none, or the store fails.
    pub async fn get(&self, id: BookId) -> Result<BookView, UseCaseError> {
        self.queries.find(id).await?.ok_or_else(|| not_found(id))
    }

    /// A page of books.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn list(&self, query: &Query<BookField>) -> Result<Page<BookView>, UseCaseError> {
        Ok(self.queries.list(query).await?)
    }

    /// What the numbers of books amount to.
    ///
    /// # Errors
    /// A sum has more digits than a decimal holds, or the store fails.
    pub async fn statistics(
        &self,
        query: &Query<BookField>,
    ) -> Result<BookStatistics, UseCaseError> {
        Ok(self.queries.statistics(query).await?)
    }

    /// Creates a book.
    ///
    /// # Errors
    /// A unique value is taken, a reference leads nowhere, or the store fails.
    pub async fn create(&self, command: CreateBook) -> Result<BookView, UseCaseError> {
        let stamp = self.stamp(command.actor);
        let mut book = Book::create(BookId::generate(), command.details, stamp);
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.books().add(&mut book).await?;
        unit_of_work.commit().await?;
        Ok(BookView::from(&book))
    }

    /// Creates many books, or none.
    ///
    /// # Errors
    /// Those of [`create`](Self::create), as [`UseCaseError::Item`].
    pub async fn create_all(
        &self,
        commands: Vec<CreateBook>,
    ) -> Result<Vec<BookView>, UseCaseError> {
        let created = commands.into_iter().map(|command| {
            let stamp = self.stamp(command.actor);
            Book::create(BookId::generate(), command.details, stamp)
        });
        let mut created: Vec<_> = created.collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.books().add_all(&mut created).await?;
        unit_of_work.commit().await?;
        Ok(created.iter().map(BookView::from).collect())
    }

    /// Changes some of what many books say about themselves, or nothing.
    ///
    /// # Errors
    /// Those of [`patch`](Self::patch), as [`UseCaseError::Item`].
    pub async fn patch_all(&self, commands: Vec<PatchBook>) -> Result<Vec<BookView>, UseCaseError> {
        let ids: Vec<_> = commands.iter().map(|command| command.id).collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.books().find_all(&ids).await?;
        let mut patched = Vec::with_capacity(found.len());
        for (index, (found, command)) in found.into_iter().zip(commands).enumerate() {
            let book = self.patched(found, command);
            patched.push(book.map_err(UseCaseError::item(index))?);
        }
        unit_of_work.books().save_all(&mut patched).await?;
        unit_of_work.commit().await?;
        Ok(patched.iter().map(BookView::from).collect())
    }

    fn patched(&self, found: Option<Book>, command: PatchBook) -> Result<Book, UseCaseError> {
        let mut book = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), book.version())?;
        let draft = command.changes.over(BookDraft::from(&book));
        let details = BookDetails::parse(draft)?;
        book.revise(details, self.stamp(command.actor));
        Ok(book)
    }

    /// Replaces all that a book says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create).
    pub async fn replace(&self, command: ReplaceBook) -> Result<BookView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.books().find(command.id).await?;
        let mut book = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), book.version())?;
        book.revise(command.details, self.stamp(command.actor));
        unit_of_work.books().save(&mut book).await?;
        unit_of_work.commit().await?;
        Ok(BookView::from(&book))
    }

    /// Changes some of what a book says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create) for what it would
    /// say then.
    pub async fn patch(&self, command: PatchBook) -> Result<BookView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.books().find(command.id).await?;
        let mut book = self.patched(found, command)?;
        unit_of_work.books().save(&mut book).await?;
        unit_of_work.commit().await?;
        Ok(BookView::from(&book))
    }

    /// Deletes a book.
    ///
    /// # Errors
    /// There is none, its version is another, others refer to it, or the store fails.
    pub async fn delete(&self, command: DeleteBook) -> Result<(), UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.books().find(command.id).await?;
        let mut book = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), book.version())?;
        book.delete(self.stamp(command.actor));
        unit_of_work.books().remove(&mut book).await?;
        Ok(unit_of_work.commit().await?)
    }

    fn stamp(&self, by: ActorId) -> Stamp {
        Stamp {
            at: self.clock.now(),
            by,
        }
    }
}

fn not_found(id: BookId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "book",
        id: id.to_string(),
    }
}
