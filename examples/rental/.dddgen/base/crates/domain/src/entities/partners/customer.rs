//! The aggregate `Customer`.

use std::mem;

use crate::audit::Audit;
use crate::audit::Stamp;
use crate::audit::Version;
use crate::events::ChangedFields;
use crate::events::DomainEvent;
use crate::events::partners::CustomerCreated;
use crate::events::partners::CustomerDeleted;
use crate::events::partners::CustomerEvent;
use crate::events::partners::CustomerUpdated;
use crate::ids::CustomerId;
use crate::validation;
use crate::validation::Violations;
use crate::value_objects::Address;
use crate::value_objects::AddressDraft;
use crate::value_objects::Email;
use crate::value_objects::PhoneNumber;

/// Someone who rents or buys from us.
#[derive(Debug, Clone, PartialEq)]
pub struct Customer {
    id: CustomerId,
    details: CustomerDetails,
    audit: Audit,
    version: Version,
    stored: Version,
    events: Vec<DomainEvent>,
}

/// What a customer says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerDetails {
    name: String,
    email: Option<Email>,
    phone: Option<PhoneNumber>,
    address: Option<Address>,
}

/// What is said about a customer before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CustomerDraft {
    /// Its name.
    pub name: Option<String>,
    /// Its email.
    pub email: Option<String>,
    /// Its phone.
    pub phone: Option<String>,
    /// Its address.
    pub address: Option<AddressDraft>,
}

impl CustomerDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: CustomerDraft) -> Result<Self, Violations> {
        let CustomerDraft {
            name,
            email,
            phone,
            address,
        } = draft;
        let mut violations = Violations::default();
        let name = violations.required("name", name, |value| validation::length(value, 1..=120));
        let email = violations.optional("email", email, Email::parse);
        let phone = violations.optional("phone", phone, PhoneNumber::parse);
        let address = violations.optional_whole("address", address, Address::parse);
        violations.finish(|| {
            Some(Self {
                name: name?,
                email,
                phone,
                address,
            })
        })
    }
}

impl Customer {
    /// A new customer.
    pub fn create(id: CustomerId, details: CustomerDetails, stamp: Stamp) -> Self {
        let created = CustomerEvent::Created(created(id, details.clone()));
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

    /// A customer as it was stored: for repositories alone.
    pub fn restore(
        id: CustomerId,
        details: CustomerDetails,
        audit: Audit,
        version: Version,
    ) -> Self {
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

    /// Replaces what the customer says about itself.
    pub fn revise(&mut self, details: CustomerDetails, stamp: Stamp) {
        self.adopt(details, stamp);
    }

    fn adopt(&mut self, details: CustomerDetails, stamp: Stamp) {
        let changed = changed(&self.details, &details);
        if !changed.is_empty() {
            let updated = CustomerUpdated {
                id: self.id,
                changed,
            };
            self.events
                .push(DomainEvent::new(&stamp, CustomerEvent::Updated(updated)));
        }
        self.details = details;
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Ends its life.
    pub fn delete(&mut self, stamp: Stamp) {
        let deleted = CustomerDeleted { id: self.id };
        self.events
            .push(DomainEvent::new(&stamp, CustomerEvent::Deleted(deleted)));
        self.audit.delete(stamp);
        self.version = self.stored.next();
    }

    /// Its identity.
    pub fn id(&self) -> CustomerId {
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

    /// Its phone.
    pub fn phone(&self) -> Option<&PhoneNumber> {
        self.details.phone.as_ref()
    }

    /// Its address.
    pub fn address(&self) -> Option<&Address> {
        self.details.address.as_ref()
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

impl From<&Customer> for CustomerDraft {
    fn from(customer: &Customer) -> Self {
        let details = customer.details.clone();
        Self {
            name: Some(details.name),
            email: details.email.map(Email::into_inner),
            phone: details.phone.map(PhoneNumber::into_inner),
            address: details.address.map(Into::into),
        }
    }
}

/// What is told of a new one.
fn created(id: CustomerId, details: CustomerDetails) -> CustomerCreated {
    let CustomerDetails {
        name,
        email,
        phone,
        address,
    } = details;
    CustomerCreated {
        id,
        name,
        email,
        phone,
        address,
    }
}

/// The names of the fields that differ.
fn changed(before: &CustomerDetails, after: &CustomerDetails) -> Vec<&'static str> {
    let mut changed = ChangedFields::default();
    changed.note("name", &before.name, &after.name);
    changed.note("email", &before.email, &after.email);
    changed.note("phone", &before.phone, &after.phone);
    changed.note("address", &before.address, &after.address);
    changed.names()
}
