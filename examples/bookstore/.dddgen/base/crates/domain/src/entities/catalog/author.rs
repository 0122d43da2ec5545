//! The aggregate `Author`.

use chrono::NaiveDate;

use crate::audit::Audit;
use crate::audit::Stamp;
use crate::audit::Version;
use crate::ids::AuthorId;
use crate::validation::Violations;
use crate::validation::length;
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
        let name = violations.required("name", name, |value| length(value, 1..=120));
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
        Self {
            id,
            details,
            audit: Audit::created(stamp),
            version: Version::FIRST,
            stored: Version::UNSAVED,
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
        }
    }

    /// The same once it was saved, as a store has it: for repositories alone.
    #[must_use]
    pub fn saved(self) -> Self {
        Self {
            stored: self.version,
            ..self
        }
    }

    /// Replaces what the author says about itself.
    pub fn revise(&mut self, details: AuthorDetails, stamp: Stamp) {
        self.details = details;
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Ends its life.
    pub fn delete(&mut self, stamp: Stamp) {
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
