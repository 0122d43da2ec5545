//! Books as they are sent and received.

use application::queries::catalog::BookStatistics;
use application::queries::catalog::BookView;
use application::use_cases::catalog::BookChanges;
use chrono::DateTime;
use chrono::NaiveDate;
use chrono::Utc;
use domain::entities::catalog::BookDetails;
use domain::entities::catalog::BookDraft;
use domain::ids::AuthorId;
use domain::validation::Violations;
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;
use crate::response::Resource;

use crate::response::StatisticsResponse;

/// All that a book says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct BookBody {
    /// Its isbn.
    #[schema(value_type = String, min_length = 1, max_length = 255, pattern = r"^97[89]-[0-9]{10}$", example = "978-0131495050")]
    isbn: Input<String>,
    /// Its title.
    #[schema(value_type = String, min_length = 1, max_length = 255, example = "Notes on the Analytical Engine")]
    title: Input<String>,
    /// Its subtitle.
    #[schema(value_type = Option<String>, max_length = 255, example = "The quick brown fox")]
    subtitle: Input<String>,
    /// Its description.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 65_535, example = "The first delivery arrived on time.")]
    description: Input<String>,
    /// Its price.
    #[schema(value_type = String, format = "decimal", example = "19.99")]
    price: Input<Decimal>,
    /// Its stock.
    #[schema(value_type = i32, required = false, minimum = 0, default = json!(0), example = json!(42))]
    stock: Input<i32>,
    /// Its tags.
    #[schema(value_type = Vec<String>, max_items = 10, example = json!(["software", "The quick brown fox"]))]
    tags: Input<Vec<String>>,
    /// When it was published.
    #[schema(value_type = Option<String>, format = "date", example = "2024-05-17")]
    published_on: Input<NaiveDate>,
    /// Whether it is available.
    #[schema(value_type = bool, required = false, default = true, example = true)]
    available: Input<bool>,
    /// Its author, by id.
    #[schema(value_type = Uuid, example = "0197f0c2-0000-7000-8000-000000000000")]
    author_id: Input<Uuid>,
}

/// What changes about a book: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct BookPatch {
    /// Its isbn.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 255, pattern = r"^97[89]-[0-9]{10}$", example = "978-0131495050")]
    isbn: Input<String>,
    /// Its title.
    #[schema(value_type = String, required = false, min_length = 1, max_length = 255, example = "Notes on the Analytical Engine")]
    title: Input<String>,
    /// Its subtitle.
    #[schema(value_type = Option<String>, max_length = 255, example = "The quick brown fox")]
    subtitle: Input<String>,
    /// Its description.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 65_535, example = "The first delivery arrived on time.")]
    description: Input<String>,
    /// Its price.
    #[schema(value_type = String, required = false, format = "decimal", example = "19.99")]
    price: Input<Decimal>,
    /// Its stock.
    #[schema(value_type = i32, required = false, minimum = 0, example = json!(42))]
    stock: Input<i32>,
    /// Its tags.
    #[schema(value_type = Vec<String>, required = false, max_items = 10, example = json!(["software", "The quick brown fox"]))]
    tags: Input<Vec<String>>,
    /// When it was published.
    #[schema(value_type = Option<String>, format = "date", example = "2024-05-17")]
    published_on: Input<NaiveDate>,
    /// Whether it is available.
    #[schema(value_type = bool, required = false, example = true)]
    available: Input<bool>,
    /// Its author, by id.
    #[schema(value_type = Uuid, required = false, example = "0197f0c2-0000-7000-8000-000000000000")]
    author_id: Input<Uuid>,
}

/// A book as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct BookResponse {
    /// Its identity.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// Its isbn.
    #[schema(example = "978-0131495050")]
    isbn: String,
    /// Its title.
    #[schema(example = "Notes on the Analytical Engine")]
    title: String,
    /// Its subtitle.
    #[schema(required = true, example = "The quick brown fox")]
    subtitle: Option<String>,
    /// Its description.
    #[schema(required = true, example = "The first delivery arrived on time.")]
    description: Option<String>,
    /// Its price.
    #[schema(format = "decimal", example = "19.99")]
    price: String,
    /// Its stock.
    #[schema(example = json!(42))]
    stock: i32,
    /// Its tags.
    #[schema(example = json!(["software", "The quick brown fox"]))]
    tags: Vec<String>,
    /// When it was published.
    #[schema(value_type = Option<String>, required = true, format = "date", example = "2024-05-17")]
    published_on: Option<NaiveDate>,
    /// Whether it is available.
    #[schema(example = true)]
    available: bool,
    /// Its author, by id.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    author_id: Uuid,
    /// How often it was written.
    #[schema(example = 1)]
    version: i64,
    /// When it was created.
    created_at: DateTime<Utc>,
    /// Who created it.
    #[schema(example = "system")]
    created_by: String,
    /// When it was last changed.
    updated_at: DateTime<Utc>,
    /// Who changed it last.
    #[schema(example = "system")]
    updated_by: String,
}

impl Body for BookBody {
    fn take(members: &mut Members) -> Self {
        Self {
            isbn: members.take("isbn"),
            title: members.take("title"),
            subtitle: members.take("subtitle"),
            description: members.take("description"),
            price: members.take("price"),
            stock: members.take("stock"),
            tags: members.take("tags"),
            published_on: members.take("published_on"),
            available: members.take("available"),
            author_id: members.take("author_id"),
        }
    }
}

impl Body for BookPatch {
    fn take(members: &mut Members) -> Self {
        Self {
            isbn: members.take("isbn"),
            title: members.take("title"),
            subtitle: members.take("subtitle"),
            description: members.take("description"),
            price: members.take("price"),
            stock: members.take("stock"),
            tags: members.take("tags"),
            published_on: members.take("published_on"),
            available: members.take("available"),
            author_id: members.take("author_id"),
        }
    }
}

impl TryFrom<BookBody> for BookDetails {
    type Error = Violations;

    fn try_from(body: BookBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = BookDraft {
            isbn: faults.value("isbn", body.isbn),
            title: faults.value("title", body.title),
            subtitle: faults.nullable("subtitle", body.subtitle),
            description: faults.nullable("description", body.description),
            price: faults.value("price", body.price),
            stock: faults.value("stock", body.stock),
            tags: faults.value("tags", body.tags),
            published_on: faults.nullable("published_on", body.published_on),
            available: faults.value("available", body.available),
            author_id: faults.value("author_id", body.author_id.map(AuthorId::from)),
        };
        faults.whole(Self::parse(draft))
    }
}

impl TryFrom<BookPatch> for BookChanges {
    type Error = Violations;

    fn try_from(patch: BookPatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            isbn: faults.change("isbn", patch.isbn),
            title: faults.change("title", patch.title),
            subtitle: faults.nullable_change("subtitle", patch.subtitle),
            description: faults.nullable_change("description", patch.description),
            price: faults.change("price", patch.price),
            stock: faults.change("stock", patch.stock),
            tags: faults.change("tags", patch.tags),
            published_on: faults.nullable_change("published_on", patch.published_on),
            available: faults.change("available", patch.available),
            author_id: faults.change("author_id", patch.author_id.map(AuthorId::from)),
        };
        let parsed = BookDetails::parse(changes.clone().over(BookDraft::default()));
        faults.partial(changes, parsed)
    }
}

impl From<BookView> for BookResponse {
    fn from(book: BookView) -> Self {
        Self {
            id: book.id.into(),
            isbn: book.isbn,
            title: book.title,
            subtitle: book.subtitle,
            description: book.description,
            price: book.price.to_string(),
            stock: book.stock,
            tags: book.tags,
            published_on: book.published_on,
            available: book.available,
            author_id: book.author_id.into(),
            version: book.version.number(),
            created_at: book.audit.created.at,
            created_by: book.audit.created.by.as_str().to_owned(),
            updated_at: book.audit.updated.at,
            updated_by: book.audit.updated.by.as_str().to_owned(),
        }
    }
}

impl Resource for BookResponse {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}

/// What the numbers of books amount to.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct BookStatisticsResponse {
    /// What `price` of all of them amounts to.
    price: StatisticsResponse,
    /// What `stock` of all of them amounts to.
    stock: StatisticsResponse,
}

impl From<BookStatistics> for BookStatisticsResponse {
    fn from(statistics: BookStatistics) -> Self {
        Self {
            price: statistics.price.into(),
            stock: statistics.stock.into(),
        }
    }
}
