//! How authors are read.

use async_trait::async_trait;
use chrono::NaiveDate;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::catalog::Author;
use domain::ids::AuthorId;
use domain::repositories::RepositoryError;

use crate::queries;
use crate::queries::FieldSpec;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::QueryField;
use crate::queries::Readable;
use crate::queries::ValueKind;

/// An author as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorView {
    /// Its identity.
    pub id: AuthorId,
    /// Its name.
    pub name: String,
    /// Its email.
    pub email: Option<String>,
    /// Its website.
    pub website: Option<String>,
    /// When it was born.
    pub born_on: Option<NaiveDate>,
    /// Its history.
    pub audit: Audit,
    /// How often it was written.
    pub version: Version,
}

impl From<&Author> for AuthorView {
    fn from(author: &Author) -> Self {
        Self {
            id: author.id(),
            name: author.name().to_owned(),
            email: author.email().map(|value| value.as_str().to_owned()),
            website: author.website().map(|value| value.as_str().to_owned()),
            born_on: author.born_on(),
            audit: author.audit().clone(),
            version: author.version(),
        }
    }
}

/// What authors can be filtered and sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthorField {
    /// Its identity.
    Id,
    /// Its name.
    Name,
    /// Its email.
    Email,
    /// Its website.
    Website,
    /// When it was born.
    BornOn,
    /// When it was created.
    CreatedAt,
    /// When it was last changed.
    UpdatedAt,
}

impl QueryField for AuthorField {
    const ALL: &'static [Self] = &[
        Self::Id,
        Self::Name,
        Self::Email,
        Self::Website,
        Self::BornOn,
        Self::CreatedAt,
        Self::UpdatedAt,
    ];

    fn spec(self) -> FieldSpec {
        match self {
            Self::Id => FieldSpec::required("id", ValueKind::Id),
            Self::Name => FieldSpec::required("name", ValueKind::Text),
            Self::Email => FieldSpec::optional("email", ValueKind::Email),
            Self::Website => FieldSpec::optional("website", ValueKind::Text),
            Self::BornOn => FieldSpec::optional("born_on", ValueKind::Date),
            Self::CreatedAt => FieldSpec::required("created_at", ValueKind::Instant),
            Self::UpdatedAt => FieldSpec::required("updated_at", ValueKind::Instant),
        }
    }
}

impl Readable<AuthorField> for AuthorView {
    fn value(&self, field: AuthorField) -> Option<queries::Value> {
        match field {
            AuthorField::Id => Some(queries::Value::Id(self.id.into())),
            AuthorField::Name => Some(queries::Value::Text(self.name.clone())),
            AuthorField::Email => self.email.clone().map(queries::Value::Text),
            AuthorField::Website => self.website.clone().map(queries::Value::Text),
            AuthorField::BornOn => self.born_on.map(queries::Value::Date),
            AuthorField::CreatedAt => Some(queries::Value::Instant(self.audit.created.at)),
            AuthorField::UpdatedAt => Some(queries::Value::Instant(self.audit.updated.at)),
        }
    }
}

/// Reads authors.
#[async_trait]
pub trait AuthorQueries: Send + Sync {
    /// The live author with `id`.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&self, id: AuthorId) -> Result<Option<AuthorView>, RepositoryError>;

    /// A page of the live authors that satisfy a query.
    ///
    /// # Errors
    /// When the store fails.
    async fn list(&self, query: &Query<AuthorField>) -> Result<Page<AuthorView>, RepositoryError>;
}
