//! The aggregate `Vendor`.

use std::mem;

use crate::audit::Audit;
use crate::audit::Stamp;
use crate::audit::Version;
use crate::events::ChangedFields;
use crate::events::DomainEvent;
use crate::events::partners::VendorCreated;
use crate::events::partners::VendorDeleted;
use crate::events::partners::VendorEvent;
use crate::events::partners::VendorUpdated;
use crate::ids::VendorId;
use crate::validation;
use crate::validation::Violations;
use crate::value_objects::Address;
use crate::value_objects::AddressDraft;
use crate::value_objects::Email;
use crate::value_objects::PhoneNumber;

/// Someone who we buy from.
#[derive(Debug, Clone, PartialEq)]
pub struct Vendor {
    id: VendorId,
    details: VendorDetails,
    audit: Audit,
    version: Version,
    stored: Version,
    events: Vec<DomainEvent>,
}

/// What a vendor says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct VendorDetails {
    name: String,
    email: Email,
    phone: Option<PhoneNumber>,
    address: Address,
}

/// What is said about a vendor before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VendorDraft {
    /// Its name.
    pub name: Option<String>,
    /// Its email.
    pub email: Option<String>,
    /// Its phone.
    pub phone: Option<String>,
    /// Its address.
    pub address: Option<AddressDraft>,
}

impl VendorDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: VendorDraft) -> Result<Self, Violations> {
        let VendorDraft {
            name,
            email,
            phone,
            address,
        } = draft;
        let mut violations = Violations::default();
        let name = violations.required("name", name, |value| validation::length(value, 1..=120));
        let email = violations.required("email", email, Email::parse);
        let phone = violations.optional("phone", phone, PhoneNumber::parse);
        let address = violations.required_whole("address", address, Address::parse);
        violations.finish(|| {
            Some(Self {
                name: name?,
                email: email?,
                phone,
                address: address?,
            })
        })
    }
}

impl Vendor {
    /// A new vendor.
    pub fn create(id: VendorId, details: VendorDetails, stamp: Stamp) -> Self {
        let created = VendorEvent::Created(created(id, details.clone()));
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

    /// A vendor as it was stored: for repositories alone.
    pub fn restore(id: VendorId, details: VendorDetails, audit: Audit, version: Version) -> Self {
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

    /// Replaces what the vendor says about itself.
    pub fn revise(&mut self, details: VendorDetails, stamp: Stamp) {
        self.adopt(details, stamp);
    }

    fn adopt(&mut self, details: VendorDetails, stamp: Stamp) {
        let changed = changed(&self.details, &details);
        if !changed.is_empty() {
            let updated = VendorUpdated {
                id: self.id,
                changed,
            };
            self.events
                .push(DomainEvent::new(&stamp, VendorEvent::Updated(updated)));
        }
        self.details = details;
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Ends its life.
    pub fn delete(&mut self, stamp: Stamp) {
        let deleted = VendorDeleted { id: self.id };
        self.events
            .push(DomainEvent::new(&stamp, VendorEvent::Deleted(deleted)));
        self.audit.delete(stamp);
        self.version = self.stored.next();
    }

    /// Its identity.
    pub fn id(&self) -> VendorId {
        self.id
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.details.name
    }

    /// Its email.
    pub fn email(&self) -> &Email {
        &self.details.email
    }

    /// Its phone.
    pub fn phone(&self) -> Option<&PhoneNumber> {
        self.details.phone.as_ref()
    }

    /// Its address.
    pub fn address(&self) -> &Address {
        &self.details.address
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

impl From<&Vendor> for VendorDraft {
    fn from(vendor: &Vendor) -> Self {
        let details = vendor.details.clone();
        Self {
            name: Some(details.name),
            email: Some(details.email.into_inner()),
            phone: details.phone.map(PhoneNumber::into_inner),
            address: Some(details.address.into()),
        }
    }
}

/// What is told of a new one.
fn created(id: VendorId, details: VendorDetails) -> VendorCreated {
    let VendorDetails {
        name,
        email,
        phone,
        address,
    } = details;
    VendorCreated {
        id,
        name,
        email,
        phone,
        address,
    }
}

/// The names of the fields that differ.
fn changed(before: &VendorDetails, after: &VendorDetails) -> Vec<&'static str> {
    let mut changed = ChangedFields::default();
    changed.note("name", &before.name, &after.name);
    changed.note("email", &before.email, &after.email);
    changed.note("phone", &before.phone, &after.phone);
    changed.note("address", &before.address, &after.address);
    changed.names()
}
