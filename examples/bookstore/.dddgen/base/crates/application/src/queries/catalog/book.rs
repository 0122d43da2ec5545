//! How books are read.

use async_trait::async_trait;
use chrono::NaiveDate;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::catalog::Book;
use domain::ids::AuthorId;
use domain::ids::BookId;
use domain::repositories::RepositoryError;
use rust_decimal::Decimal;

use crate::queries;
use crate::queries::FieldSpec;
use crate::queries::NamedSpecification;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::QueryField;
use crate::queries::Readable;
use crate::queries::Statistics;
use crate::queries::ValueKind;
use crate::specifications;

/// A book as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct BookView {
    /// Its identity.
    pub id: BookId,
    /// Its isbn.
    pub isbn: String,
    /// Its title.
    pub title: String,
    /// Its subtitle.
    pub subtitle: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// Its price.
    pub price: Decimal,
    /// Its stock.
    pub stock: i32,
    /// Its tags.
    pub tags: Vec<String>,
    /// When it was published.
    pub published_on: Option<NaiveDate>,
    /// Whether it is available.
    pub available: bool,
    /// Its author, by id.
    pub author_id: AuthorId,
    /// Its history.
    pub audit: Audit,
    /// How often it was written.
    pub version: Version,
}

impl From<&Book> for BookView {
    fn from(book: &Book) -> Self {
        Self {
            id: book.id(),
            isbn: book.isbn().as_str().to_owned(),
            title: book.title().to_owned(),
            subtitle: book.subtitle().map(ToOwned::to_owned),
            description: book.description().map(ToOwned::to_owned),
            price: book.price(),
            stock: book.stock(),
            tags: book
                .tags()
                .iter()
                .map(|value| value.as_str().to_owned())
                .collect(),
            published_on: book.published_on(),
            available: book.available(),
            author_id: book.author_id(),
            audit: book.audit().clone(),
            version: book.version(),
        }
    }
}

/// What books can be filtered and sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookField {
    /// Its identity.
    Id,
    /// Its isbn.
    Isbn,
    /// Its title.
    Title,
    /// Its subtitle.
    Subtitle,
    /// Its description.
    Description,
    /// Its price.
    Price,
    /// Its stock.
    Stock,
    /// When it was published.
    PublishedOn,
    /// Whether it is available.
    Available,
    /// Its author, by id.
    AuthorId,
    /// When it was created.
    CreatedAt,
    /// When it was last changed.
    UpdatedAt,
}

impl QueryField for BookField {
    const ALL: &'static [Self] = &[
        Self::Id,
        Self::Isbn,
        Self::Title,
        Self::Subtitle,
        Self::Description,
        Self::Price,
        Self::Stock,
        Self::PublishedOn,
        Self::Available,
        Self::AuthorId,
        Self::CreatedAt,
        Self::UpdatedAt,
    ];

    const SPECIFICATIONS: &'static [NamedSpecification<Self>] = &[NamedSpecification {
        name: "low_on_stock",
        specification: specifications::catalog::low_on_stock,
    }];

    fn spec(self) -> FieldSpec {
        match self {
            Self::Id => FieldSpec::required("id", ValueKind::Id),
            Self::Isbn => FieldSpec::required("isbn", ValueKind::Text),
            Self::Title => FieldSpec::required("title", ValueKind::Text),
            Self::Subtitle => FieldSpec::optional("subtitle", ValueKind::Text),
            Self::Description => FieldSpec::optional("description", ValueKind::Text),
            Self::Price => FieldSpec::required("price", ValueKind::Decimal),
            Self::Stock => FieldSpec::required("stock", ValueKind::Integer),
            Self::PublishedOn => FieldSpec::optional("published_on", ValueKind::Date),
            Self::Available => FieldSpec::required("available", ValueKind::Boolean),
            Self::AuthorId => FieldSpec::required("author_id", ValueKind::Id),
            Self::CreatedAt => FieldSpec::required("created_at", ValueKind::Instant),
            Self::UpdatedAt => FieldSpec::required("updated_at", ValueKind::Instant),
        }
    }
}

impl Readable<BookField> for BookView {
    fn value(&self, field: BookField) -> Option<queries::Value> {
        match field {
            BookField::Id => Some(queries::Value::Id(self.id.into())),
            BookField::Isbn => Some(queries::Value::Text(self.isbn.clone())),
            BookField::Title => Some(queries::Value::Text(self.title.clone())),
            BookField::Subtitle => self.subtitle.clone().map(queries::Value::Text),
            BookField::Description => self.description.clone().map(queries::Value::Text),
            BookField::Price => Some(queries::Value::Decimal(self.price)),
            BookField::Stock => Some(queries::Value::Integer(self.stock.into())),
            BookField::PublishedOn => self.published_on.map(queries::Value::Date),
            BookField::Available => Some(queries::Value::Boolean(self.available)),
            BookField::AuthorId => Some(queries::Value::Id(self.author_id.into())),
            BookField::CreatedAt => Some(queries::Value::Instant(self.audit.created.at)),
            BookField::UpdatedAt => Some(queries::Value::Instant(self.audit.updated.at)),
        }
    }
}

/// What the numbers of books amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookStatistics {
    /// What `price` of all of them amounts to.
    pub price: Statistics,
    /// What `stock` of all of them amounts to.
    pub stock: Statistics,
}

/// Reads books.
#[async_trait]
pub trait BookQueries: Send + Sync {
    /// The live book with `id`.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&self, id: BookId) -> Result<Option<BookView>, RepositoryError>;

    /// A page of the live books that satisfy a query.
    ///
    /// # Errors
    /// When the store fails.
    async fn list(&self, query: &Query<BookField>) -> Result<Page<BookView>, RepositoryError>;

    /// What the numbers of the live books that satisfy the conditions of a query amount to; its
    /// order and its page do not matter.
    ///
    /// # Errors
    /// A sum has more digits than a decimal holds, or the store fails.
    async fn statistics(&self, query: &Query<BookField>)
    -> Result<BookStatistics, RepositoryError>;
}
