//! The aggregate `Contact`.

use std::mem;

use crate::audit::Audit;
use crate::audit::Stamp;
use crate::audit::Version;
use crate::events::ChangedFields;
use crate::events::DomainEvent;
use crate::events::partners::ContactCreated;
use crate::events::partners::ContactDeleted;
use crate::events::partners::ContactEvent;
use crate::events::partners::ContactUpdated;
use crate::ids::ContactId;
use crate::validation;
use crate::validation::Violations;
use crate::value_objects::Email;
use crate::value_objects::PhoneNumber;
use crate::value_objects::partners::ContactOwner;
use crate::value_objects::partners::ContactOwnerDraft;

/// A person to whom we talk.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    id: ContactId,
    details: ContactDetails,
    audit: Audit,
    version: Version,
    stored: Version,
    events: Vec<DomainEvent>,
}

/// What a contact says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactDetails {
    owner: ContactOwner,
    label: String,
    name: String,
    email: Option<Email>,
    phone: Option<PhoneNumber>,
}

/// What is said about a contact before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ContactDraft {
    /// The partner whose contact it is.
    pub owner: Option<ContactOwnerDraft>,
    /// Its label.
    pub label: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its email.
    pub email: Option<String>,
    /// Its phone.
    pub phone: Option<String>,
}

impl ContactDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: ContactDraft) -> Result<Self, Violations> {
        let ContactDraft {
            owner,
            label,
            name,
            email,
            phone,
        } = draft;
        let mut violations = Violations::default();
        let owner = violations.required_whole("owner", owner, ContactOwner::parse);
        let label = violations.required("label", label, |value| validation::length(value, 1..=50));
        let name = violations.required("name", name, |value| validation::length(value, 1..=120));
        let email = violations.optional("email", email, Email::parse);
        let phone = violations.optional("phone", phone, PhoneNumber::parse);
        violations.finish(|| {
            Some(Self {
                owner: owner?,
                label: label?,
                name: name?,
                email,
                phone,
            })
        })
    }
}

impl Contact {
    /// A new contact.
    pub fn create(id: ContactId, details: ContactDetails, stamp: Stamp) -> Self {
        let created = ContactEvent::Created(created(id, details.clone()));
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

    /// A contact as it was stored: for repositories alone.
    pub fn restore(id: ContactId, details: ContactDetails, audit: Audit, version: Version) -> Self {
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

    /// Replaces what the contact says about itself.
    pub fn revise(&mut self, details: ContactDetails, stamp: Stamp) {
        self.adopt(details, stamp);
    }

    fn adopt(&mut self, details: ContactDetails, stamp: Stamp) {
        let changed = changed(&self.details, &details);
        if !changed.is_empty() {
            let updated = ContactUpdated {
                id: self.id,
                changed,
            };
            self.events
                .push(DomainEvent::new(&stamp, ContactEvent::Updated(updated)));
        }
        self.details = details;
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Ends its life.
    pub fn delete(&mut self, stamp: Stamp) {
        let deleted = ContactDeleted { id: self.id };
        self.events
            .push(DomainEvent::new(&stamp, ContactEvent::Deleted(deleted)));
        self.audit.delete(stamp);
        self.version = self.stored.next();
    }

    /// Its identity.
    pub fn id(&self) -> ContactId {
        self.id
    }

    /// The partner whose contact it is.
    pub fn owner(&self) -> &ContactOwner {
        &self.details.owner
    }

    /// Its label.
    pub fn label(&self) -> &str {
        &self.details.label
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.details.name
    }

    /// Its email.
    pub fn email(&self) -> Option<&Email> {
        self.details.email.as_ref()
    }

    /// Its phone.
    pub fn phone(&self) -> Option<&PhoneNumber> {
        self.details.phone.as_ref()
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

impl From<&Contact> for ContactDraft {
    fn from(contact: &Contact) -> Self {
        let details = contact.details.clone();
        Self {
            owner: Some(details.owner.into()),
            label: Some(details.label),
            name: Some(details.name),
            email: details.email.map(Email::into_inner),
            phone: details.phone.map(PhoneNumber::into_inner),
        }
    }
}

/// What is told of a new one.
fn created(id: ContactId, details: ContactDetails) -> ContactCreated {
    let ContactDetails {
        owner,
        label,
        name,
        email,
        phone,
    } = details;
    ContactCreated {
        id,
        owner,
        label,
        name,
        email,
        phone,
    }
}

/// The names of the fields that differ.
fn changed(before: &ContactDetails, after: &ContactDetails) -> Vec<&'static str> {
    let mut changed = ChangedFields::default();
    changed.note("owner", &before.owner, &after.owner);
    changed.note("label", &before.label, &after.label);
    changed.note("name", &before.name, &after.name);
    changed.note("email", &before.email, &after.email);
    changed.note("phone", &before.phone, &after.phone);
    changed.names()
}
