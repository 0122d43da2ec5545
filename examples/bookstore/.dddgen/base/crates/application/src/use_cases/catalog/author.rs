//! What can be done with authors.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::catalog::Author;
use domain::entities::catalog::AuthorDetails;
use domain::entities::catalog::AuthorDraft;
use domain::ids::AuthorId;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::catalog::AuthorField;
use crate::queries::catalog::AuthorQueries;
use crate::queries::catalog::AuthorView;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks for a new author.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateAuthor {
    /// What it says about itself.
    pub details: AuthorDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to replace all that an author says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplaceAuthor {
    /// Which one.
    pub id: AuthorId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says from now on.
    pub details: AuthorDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what an author says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchAuthor {
    /// Which one.
    pub id: AuthorId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What changes.
    pub changes: AuthorChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to delete an author.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteAuthor {
    /// Which one.
    pub id: AuthorId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of an author, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AuthorChanges {
    /// Its name.
    pub name: FieldChange<String>,
    /// Its email.
    pub email: FieldChange<String>,
    /// Its website.
    pub website: FieldChange<String>,
    /// When it was born.
    pub born_on: FieldChange<NaiveDate>,
}

impl AuthorChanges {
    /// The draft after the changes.
    pub fn over(self, draft: AuthorDraft) -> AuthorDraft {
        AuthorDraft {
            name: self.name.over(draft.name),
            email: self.email.over(draft.email),
            website: self.website.over(draft.website),
            born_on: self.born_on.over(draft.born_on),
        }
    }
}

/// All that can be done with authors.
#[derive(Clone)]
pub struct AuthorUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn AuthorQueries>,
    clock: Arc<dyn Clock>,
}

impl AuthorUseCases {
    /// The use cases on top of these ports.
    pub fn new(
        unit_of_work: Arc<dyn UnitOfWorkFactory>,
        queries: Arc<dyn AuthorQueries>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            unit_of_work,
            queries,
            clock,
        }
    }

    /// The author with `id`.
    ///
    /// # Errors
    /// There is none, or the store fails.
    pub async fn get(&self, id: AuthorId) -> Result<AuthorView, UseCaseError> {
        self.queries.find(id).await?.ok_or_else(|| not_found(id))
    }

    /// A page of authors.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn list(&self, query: &Query<AuthorField>) -> Result<Page<AuthorView>, UseCaseError> {
        Ok(self.queries.list(query).await?)
    }

    /// Creates an author.
    ///
    /// # Errors
    /// A unique value is taken, a reference leads nowhere, or the store fails.
    pub async fn create(&self, command: CreateAuthor) -> Result<AuthorView, UseCaseError> {
        let stamp = self.stamp(command.actor);
        let mut author = Author::create(AuthorId::generate(), command.details, stamp);
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.authors().add(&mut author).await?;
        unit_of_work.commit().await?;
        Ok(AuthorView::from(&author))
    }

    /// Creates many authors, or none.
    ///
    /// # Errors
    /// Those of [`create`](Self::create), as [`UseCaseError::Item`].
    pub async fn create_all(
        &self,
        commands: Vec<CreateAuthor>,
    ) -> Result<Vec<AuthorView>, UseCaseError> {
        let created = commands.into_iter().map(|command| {
            let stamp = self.stamp(command.actor);
            Author::create(AuthorId::generate(), command.details, stamp)
        });
        let mut created: Vec<_> = created.collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.authors().add_all(&mut created).await?;
        unit_of_work.commit().await?;
        Ok(created.iter().map(AuthorView::from).collect())
    }

    /// Changes some of what many authors say about themselves, or nothing.
    ///
    /// # Errors
    /// Those of [`patch`](Self::patch), as [`UseCaseError::Item`].
    pub async fn patch_all(
        &self,
        commands: Vec<PatchAuthor>,
    ) -> Result<Vec<AuthorView>, UseCaseError> {
        let ids: Vec<_> = commands.iter().map(|command| command.id).collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.authors().find_all(&ids).await?;
        let mut patched = Vec::with_capacity(found.len());
        for (index, (found, command)) in found.into_iter().zip(commands).enumerate() {
            let author = self.patched(found, command);
            patched.push(author.map_err(UseCaseError::item(index))?);
        }
        unit_of_work.authors().save_all(&mut patched).await?;
        unit_of_work.commit().await?;
        Ok(patched.iter().map(AuthorView::from).collect())
    }

    fn patched(&self, found: Option<Author>, command: PatchAuthor) -> Result<Author, UseCaseError> {
        let mut author = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), author.version())?;
        let draft = command.changes.over(AuthorDraft::from(&author));
        let details = AuthorDetails::parse(draft)?;
        author.revise(details, self.stamp(command.actor));
        Ok(author)
    }

    /// Replaces all that an author says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create).
    pub async fn replace(&self, command: ReplaceAuthor) -> Result<AuthorView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.authors().find(command.id).await?;
        let mut author = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), author.version())?;
        author.revise(command.details, self.stamp(command.actor));
        unit_of_work.authors().save(&mut author).await?;
        unit_of_work.commit().await?;
        Ok(AuthorView::from(&author))
    }

    /// Changes some of what an author says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create) for what it would
    /// say then.
    pub async fn patch(&self, command: PatchAuthor) -> Result<AuthorView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.authors().find(command.id).await?;
        let mut author = self.patched(found, command)?;
        unit_of_work.authors().save(&mut author).await?;
        unit_of_work.commit().await?;
        Ok(AuthorView::from(&author))
    }

    /// Deletes an author.
    ///
    /// # Errors
    /// There is none, its version is another, others refer to it, or the store fails.
    pub async fn delete(&self, command: DeleteAuthor) -> Result<(), UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.authors().find(command.id).await?;
        let mut author = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), author.version())?;
        author.delete(self.stamp(command.actor));
        unit_of_work.authors().remove(&mut author).await?;
        Ok(unit_of_work.commit().await?)
    }

    fn stamp(&self, by: ActorId) -> Stamp {
        Stamp {
            at: self.clock.now(),
            by,
        }
    }
}

fn not_found(id: AuthorId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "author",
        id: id.to_string(),
    }
}
