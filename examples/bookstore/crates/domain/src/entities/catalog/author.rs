//! The aggregate `Author`.

use std::mem;

use chrono::NaiveDate;

use crate::audit::Audit;
use crate::audit::Stamp;
use crate::audit::Version;
use crate::events::ChangedFields;
use crate::events::DomainEvent;
use crate::events::catalog::AuthorCreated;
use crate::events::catalog::AuthorDeleted;
use crate::events::catalog::AuthorEvent;
use crate::events::catalog::AuthorUpdated;
use crate::ids::AuthorId;
use crate::validation;
use crate::validation::Violations;
use crate::value_objects::Email;
use crate::value_objects::Url;

/// Someone who writes books.
#[derive(Debug, Clone, PartialEq)]
pub struct Author {
    id: AuthorId,
    details: AuthorDetails,
    audit: Audit,
    version: Version,
    stored: Version,
    events: Vec<DomainEvent>,
}

/// What an author says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorDetails {
    name: String,
    email: Option<Email>,
    website: Option<Url>,
    born_on: Option<NaiveDate>,
}

/// What is said about an author before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AuthorDraft {
    /// Its name.
    pub name: Option<String>,
    /// Its email.
    pub email: Option<String>,
    /// Its website.
    pub website: Option<String>,
    /// When it was born.
    pub born_on: Option<NaiveDate>,
}

impl AuthorDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: AuthorDraft) -> Result<Self, Violations> {
        let AuthorDraft {
            name,
            email,
            website,
            born_on,
        } = draft;
        let mut violations = Violations::default();
        let name = violations.required("name", name, |value| validation::length(value, 1..=120));
        let email = violations.optional("email", email, Email::parse);
        let website = violations.optional("website", website, Url::parse);
        let born_on = violations.optional("born_on", born_on, Ok);
        violations.finish(|| {
            Some(Self {
                name: name?,
                email,
                website,
                born_on,
            })
        })
    }
}

impl Author {
    /// A new author.
    pub fn create(id: AuthorId, details: AuthorDetails, stamp: Stamp) -> Self {
        let created = AuthorEvent::Created(created(id, details.clone()));
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

    /// An author as it was stored: for repositories alone.
    pub fn restore(id: AuthorId, details: AuthorDetails, audit: Audit, version: Version) -> Self {
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

    /// Replaces what the author says about itself.
    pub fn revise(&mut self, details: AuthorDetails, stamp: Stamp) {
        self.adopt(details, stamp);
    }

    fn adopt(&mut self, details: AuthorDetails, stamp: Stamp) {
        let changed = changed(&self.details, &details);
        if !changed.is_empty() {
            let updated = AuthorUpdated {
                id: self.id,
                changed,
            };
            self.events
                .push(DomainEvent::new(&stamp, AuthorEvent::Updated(updated)));
        }
        self.details = details;
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Ends its life.
    pub fn delete(&mut self, stamp: Stamp) {
        let deleted = AuthorDeleted { id: self.id };
        self.events
            .push(DomainEvent::new(&stamp, AuthorEvent::Deleted(deleted)));
        self.audit.delete(stamp);
        self.version = self.stored.next();
    }

    /// Its identity.
    pub fn id(&self) -> AuthorId {
        self.id
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.details.name
    }

    /// Its email.
    pub fn email(&self) -> Option<&Email> {
        self.details.email.as_ref()
    }

    /// Its website.
    pub fn website(&self) -> Option<&Url> {
        self.details.website.as_ref()
    }

    /// When it was born.
    pub fn born_on(&self) -> Option<NaiveDate> {
        self.details.born_on
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

impl From<&Author> for AuthorDraft {
    fn from(author: &Author) -> Self {
        let details = author.details.clone();
        Self {
            name: Some(details.name),
            email: details.email.map(Email::into_inner),
            website: details.website.map(Url::into_inner),
            born_on: details.born_on,
        }
    }
}

/// What is told of a new one.
fn created(id: AuthorId, details: AuthorDetails) -> AuthorCreated {
    let AuthorDetails {
        name,
        email,
        website,
        born_on,
    } = details;
    AuthorCreated {
        id,
        name,
        email,
        website,
        born_on,
    }
}

/// The names of the fields that differ.
fn changed(before: &AuthorDetails, after: &AuthorDetails) -> Vec<&'static str> {
    let mut changed = ChangedFields::default();
    changed.note("name", &before.name, &after.name);
    changed.note("email", &before.email, &after.email);
    changed.note("website", &before.website, &after.website);
    changed.note("born_on", &before.born_on, &after.born_on);
    changed.names()
}
