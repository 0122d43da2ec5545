//! The aggregate `Book`.

use std::mem;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::audit::Audit;
use crate::audit::Stamp;
use crate::audit::Version;
use crate::events::ChangedFields;
use crate::events::DomainEvent;
use crate::events::catalog::BookCreated;
use crate::events::catalog::BookDeleted;
use crate::events::catalog::BookEvent;
use crate::events::catalog::BookUpdated;
use crate::ids::AuthorId;
use crate::ids::BookId;
use crate::validation;
use crate::validation::Violations;
use crate::value_objects::Isbn;
use crate::value_objects::Tag;

/// A title in the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    id: BookId,
    details: BookDetails,
    audit: Audit,
    version: Version,
    stored: Version,
    events: Vec<DomainEvent>,
}

/// What a book says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct BookDetails {
    isbn: Isbn,
    title: String,
    subtitle: Option<String>,
    description: Option<String>,
    price: Decimal,
    stock: i32,
    tags: Vec<Tag>,
    published_on: Option<NaiveDate>,
    available: bool,
    author_id: AuthorId,
}

/// What is said about a book before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BookDraft {
    /// Its isbn.
    pub isbn: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its subtitle.
    pub subtitle: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// Its price.
    pub price: Option<Decimal>,
    /// Its stock.
    pub stock: Option<i32>,
    /// Its tags.
    pub tags: Option<Vec<String>>,
    /// When it was published.
    pub published_on: Option<NaiveDate>,
    /// Whether it is available.
    pub available: Option<bool>,
    /// Its author, by id.
    pub author_id: Option<AuthorId>,
}

impl BookDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: BookDraft) -> Result<Self, Violations> {
        let BookDraft {
            isbn,
            title,
            subtitle,
            description,
            price,
            stock,
            tags,
            published_on,
            available,
            author_id,
        } = draft;
        let mut violations = Violations::default();
        let isbn = violations.required("isbn", isbn, Isbn::parse);
        let title = violations.required("title", title, |value| validation::length(value, 1..=255));
        let subtitle = violations.optional("subtitle", subtitle, |value| {
            validation::length(value, ..=255)
        });
        let description = violations.optional("description", description, |value| {
            validation::length(value, 1..=65_535)
        });
        let price = violations.required("price", price, |value| {
            validation::within(value, Decimal::ZERO..)
        });
        let stock = violations.required("stock", stock.or(Some(0)), |value| {
            validation::within(value, 0..)
        });
        let tags = violations.required("tags", tags, |values| validation::count(values, ..=10));
        let tags = violations.each("tags", tags, Tag::parse);
        let published_on = violations.optional("published_on", published_on, Ok);
        let available = violations.required("available", available.or(Some(true)), Ok);
        let author_id = violations.required("author_id", author_id, Ok);
        violations.finish(|| {
            Some(Self {
                isbn: isbn?,
                title: title?,
                subtitle,
                description,
                price: price?,
                stock: stock?,
                tags: tags?,
                published_on,
                available: available?,
                author_id: author_id?,
            })
        })
    }
}

impl Book {
    /// A new book.
    pub fn create(id: BookId, details: BookDetails, stamp: Stamp) -> Self {
        let created = BookEvent::Created(created(id, details.clone()));
        let events = vec![DomainEvent::new(&stamp, created)];
        Self {
            id,
            details,
            audit: Audit::created(stamp),
            version: Version::FIRST,
            stored: Version::UNSAVED,
            events,
        }
    }

    /// A book as it was stored: for repositories alone.
    pub fn restore(id: BookId, details: BookDetails, audit: Audit, version: Version) -> Self {
        Self {
            id,
            details,
            audit,
            version,
            stored: version,
            events: Vec::new(),
        }
    }

    /// Notes that a store has it as it is, and hands out what happened to it until then: for
    /// repositories alone.
    #[must_use = "what happened has to be told"]
    pub fn saved(&mut self) -> Vec<DomainEvent> {
        self.stored = self.version;
        mem::take(&mut self.events)
    }

    /// Replaces what the book says about itself.
    pub fn revise(&mut self, details: BookDetails, stamp: Stamp) {
        self.adopt(details, stamp);
    }

    fn adopt(&mut self, details: BookDetails, stamp: Stamp) {
        let changed = changed(&self.details, &details);
        if !changed.is_empty() {
            let updated = BookUpdated {
                id: self.id,
                changed,
            };
            self.events
                .push(DomainEvent::new(&stamp, BookEvent::Updated(updated)));
        }
        self.details = details;
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Ends its life.
    pub fn delete(&mut self, stamp: Stamp) {
        let deleted = BookDeleted { id: self.id };
        self.events
            .push(DomainEvent::new(&stamp, BookEvent::Deleted(deleted)));
        self.audit.delete(stamp);
        self.version = self.stored.next();
    }

    /// Its identity.
    pub fn id(&self) -> BookId {
        self.id
    }

    /// Its isbn.
    pub fn isbn(&self) -> &Isbn {
        &self.details.isbn
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.details.title
    }

    /// Its subtitle.
    pub fn subtitle(&self) -> Option<&str> {
        self.details.subtitle.as_deref()
    }

    /// Its description.
    pub fn description(&self) -> Option<&str> {
        self.details.description.as_deref()
    }

    /// Its price.
    pub fn price(&self) -> Decimal {
        self.details.price
    }

    /// Its stock.
    pub fn stock(&self) -> i32 {
        self.details.stock
    }

    /// Its tags.
    pub fn tags(&self) -> &[Tag] {
        &self.details.tags
    }

    /// When it was published.
    pub fn published_on(&self) -> Option<NaiveDate> {
        self.details.published_on
    }

    /// Whether it is available.
    pub fn available(&self) -> bool {
        self.details.available
    }

    /// Its author, by id.
    pub fn author_id(&self) -> AuthorId {
        self.details.author_id
    }

    /// Its history.
    pub fn audit(&self) -> &Audit {
        &self.audit
    }

    /// How often it was written, the changes since it was read included.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The version that was read, on which the changes since then are made.
    pub fn stored_version(&self) -> Version {
        self.stored
    }
}

impl From<&Book> for BookDraft {
    fn from(book: &Book) -> Self {
        let details = book.details.clone();
        Self {
            isbn: Some(details.isbn.into_inner()),
            title: Some(details.title),
            subtitle: details.subtitle,
            description: details.description,
            price: Some(details.price),
            stock: Some(details.stock),
            tags: Some(details.tags.into_iter().map(Tag::into_inner).collect()),
            published_on: details.published_on,
            available: Some(details.available),
            author_id: Some(details.author_id),
        }
    }
}

/// What is told of a new one.
fn created(id: BookId, details: BookDetails) -> BookCreated {
    let BookDetails {
        isbn,
        title,
        subtitle,
        description,
        price,
        stock,
        tags,
        published_on,
        available,
        author_id,
    } = details;
    BookCreated {
        id,
        isbn,
        title,
        subtitle,
        description,
        price,
        stock,
        tags,
        published_on,
        available,
        author_id,
    }
}

/// The names of the fields that differ.
fn changed(before: &BookDetails, after: &BookDetails) -> Vec<&'static str> {
    let mut changed = ChangedFields::default();
    changed.note("isbn", &before.isbn, &after.isbn);
    changed.note("title", &before.title, &after.title);
    changed.note("subtitle", &before.subtitle, &after.subtitle);
    changed.note("description", &before.description, &after.description);
    changed.note("price", &before.price, &after.price);
    changed.note("stock", &before.stock, &after.stock);
    changed.note("tags", &before.tags, &after.tags);
    changed.note("published_on", &before.published_on, &after.published_on);
    changed.note("available", &before.available, &after.available);
    changed.note("author_id", &before.author_id, &after.author_id);
    changed.names()
}
