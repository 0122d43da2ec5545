//! The aggregate `Item`.

use std::mem;

use rust_decimal::Decimal;

use crate::audit::Audit;
use crate::audit::Stamp;
use crate::audit::Version;
use crate::events::ChangedFields;
use crate::events::DomainEvent;
use crate::events::inventory::ItemCreated;
use crate::events::inventory::ItemDeleted;
use crate::events::inventory::ItemEvent;
use crate::events::inventory::ItemUpdated;
use crate::ids::ItemId;
use crate::ids::VendorId;
use crate::validation;
use crate::validation::Violations;
use crate::value_objects::Money;
use crate::value_objects::MoneyDraft;
use crate::value_objects::Sku;

/// A kind of thing that we rent out and sell.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    id: ItemId,
    details: ItemDetails,
    audit: Audit,
    version: Version,
    stored: Version,
    events: Vec<DomainEvent>,
}

/// What an item says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemDetails {
    sku: Sku,
    name: String,
    description: Option<String>,
    vendor_id: VendorId,
    daily_rate: Money,
}

/// What is said about an item before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ItemDraft {
    /// Its sku.
    pub sku: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// Its vendor, by id.
    pub vendor_id: Option<VendorId>,
    /// What a day with it costs.
    pub daily_rate: Option<MoneyDraft>,
}

impl ItemDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: ItemDraft) -> Result<Self, Violations> {
        let ItemDraft {
            sku,
            name,
            description,
            vendor_id,
            daily_rate,
        } = draft;
        let mut violations = Violations::default();
        let sku = violations.required("sku", sku, Sku::parse);
        let name = violations.required("name", name, |value| validation::length(value, 1..=120));
        let description = violations.optional("description", description, |value| {
            validation::length(value, ..=2000)
        });
        let vendor_id = violations.required("vendor_id", vendor_id, Ok);
        let daily_rate = violations.required_whole("daily_rate", daily_rate, |value| {
            Money::parse_within(value, Decimal::ZERO..)
        });
        violations.finish(|| {
            Some(Self {
                sku: sku?,
                name: name?,
                description,
                vendor_id: vendor_id?,
                daily_rate: daily_rate?,
            })
        })
    }
}

impl Item {
    /// A new item.
    pub fn create(id: ItemId, details: ItemDetails, stamp: Stamp) -> Self {
        let created = ItemEvent::Created(created(id, details.clone()));
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

    /// An item as it was stored: for repositories alone.
    pub fn restore(id: ItemId, details: ItemDetails, audit: Audit, version: Version) -> Self {
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

    /// Replaces what the item says about itself.
    pub fn revise(&mut self, details: ItemDetails, stamp: Stamp) {
        self.adopt(details, stamp);
    }

    fn adopt(&mut self, details: ItemDetails, stamp: Stamp) {
        let changed = changed(&self.details, &details);
        if !changed.is_empty() {
            let updated = ItemUpdated {
                id: self.id,
                changed,
            };
            self.events
                .push(DomainEvent::new(&stamp, ItemEvent::Updated(updated)));
        }
        self.details = details;
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Ends its life.
    pub fn delete(&mut self, stamp: Stamp) {
        let deleted = ItemDeleted { id: self.id };
        self.events
            .push(DomainEvent::new(&stamp, ItemEvent::Deleted(deleted)));
        self.audit.delete(stamp);
        self.version = self.stored.next();
    }

    /// Its identity.
    pub fn id(&self) -> ItemId {
        self.id
    }

    /// Its sku.
    pub fn sku(&self) -> &Sku {
        &self.details.sku
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.details.name
    }

    /// Its description.
    pub fn description(&self) -> Option<&str> {
        self.details.description.as_deref()
    }

    /// Its vendor, by id.
    pub fn vendor_id(&self) -> VendorId {
        self.details.vendor_id
    }

    /// What a day with it costs.
    pub fn daily_rate(&self) -> &Money {
        &self.details.daily_rate
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

impl From<&Item> for ItemDraft {
    fn from(the_item: &Item) -> Self {
        let details = the_item.details.clone();
        Self {
            sku: Some(details.sku.into_inner()),
            name: Some(details.name),
            description: details.description,
            vendor_id: Some(details.vendor_id),
            daily_rate: Some(details.daily_rate.into()),
        }
    }
}

/// What is told of a new one.
fn created(id: ItemId, details: ItemDetails) -> ItemCreated {
    let ItemDetails {
        sku,
        name,
        description,
        vendor_id,
        daily_rate,
    } = details;
    ItemCreated {
        id,
        sku,
        name,
        description,
        vendor_id,
        daily_rate,
    }
}

/// The names of the fields that differ.
fn changed(before: &ItemDetails, after: &ItemDetails) -> Vec<&'static str> {
    let mut changed = ChangedFields::default();
    changed.note("sku", &before.sku, &after.sku);
    changed.note("name", &before.name, &after.name);
    changed.note("description", &before.description, &after.description);
    changed.note("vendor_id", &before.vendor_id, &after.vendor_id);
    changed.note("daily_rate", &before.daily_rate, &after.daily_rate);
    changed.names()
}
