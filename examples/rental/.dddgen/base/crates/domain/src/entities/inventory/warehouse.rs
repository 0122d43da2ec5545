//! The aggregate `Warehouse`.

mod members;

use std::mem;

use crate::audit::Audit;
use crate::audit::Stamp;
use crate::audit::Version;
use crate::entities::inventory::WarehouseStock;
use crate::entities::inventory::WarehouseStockDraft;
use crate::events::ChangedFields;
use crate::events::DomainEvent;
use crate::events::inventory::WarehouseCreated;
use crate::events::inventory::WarehouseDeleted;
use crate::events::inventory::WarehouseEvent;
use crate::events::inventory::WarehouseUpdated;
use crate::ids::WarehouseId;
use crate::ids::WarehouseStockId;
use crate::validation;
use crate::validation::Violations;
use crate::value_objects::Address;
use crate::value_objects::AddressDraft;

/// A place where we keep items.
#[derive(Debug, Clone, PartialEq)]
pub struct Warehouse {
    id: WarehouseId,
    details: WarehouseDetails,
    audit: Audit,
    version: Version,
    stored: Version,
    parts_changed: bool,
    events: Vec<DomainEvent>,
}

/// What a warehouse says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct WarehouseDetails {
    code: String,
    name: String,
    address: Address,
    stock_levels: Vec<WarehouseStock>,
}

/// What is said about a warehouse before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WarehouseDraft {
    /// Its code.
    pub code: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its address.
    pub address: Option<AddressDraft>,
    /// Its stock levels to begin with, in order, each with its identity.
    pub stock_levels: Vec<(WarehouseStockId, WarehouseStockDraft)>,
}

impl WarehouseDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: WarehouseDraft) -> Result<Self, Violations> {
        let WarehouseDraft {
            code,
            name,
            address,
            stock_levels,
        } = draft;
        let mut violations = Violations::default();
        let code = violations.required("code", code, |value| validation::length(value, 1..=10));
        let name = violations.required("name", name, |value| validation::length(value, 1..=120));
        let address = violations.required_whole("address", address, Address::parse);
        let stock_levels = members::parse_stock_levels(stock_levels, &mut violations);
        violations.finish(|| {
            Some(Self {
                code: code?,
                name: name?,
                address: address?,
                stock_levels: stock_levels?,
            })
        })
    }
}

impl Warehouse {
    /// A new warehouse.
    pub fn create(id: WarehouseId, details: WarehouseDetails, stamp: Stamp) -> Self {
        let created = WarehouseEvent::Created(created(id, details.clone()));
        let events = vec![DomainEvent::new(&stamp, created)];
        Self {
            id,
            details,
            audit: Audit::created(stamp),
            version: Version::FIRST,
            stored: Version::UNSAVED,
            parts_changed: true,
            events,
        }
    }

    /// A warehouse as it was stored: for repositories alone.
    pub fn restore(
        id: WarehouseId,
        details: WarehouseDetails,
        audit: Audit,
        version: Version,
    ) -> Self {
        Self {
            id,
            details,
            audit,
            version,
            stored: version,
            parts_changed: false,
            events: Vec::new(),
        }
    }

    /// Notes that a store has it as it is, and hands out what happened to it until then: for
    /// repositories alone.
    #[must_use = "what happened has to be told"]
    pub fn saved(&mut self) -> Vec<DomainEvent> {
        self.stored = self.version;
        self.parts_changed = false;
        mem::take(&mut self.events)
    }

    /// Replaces what the warehouse says about itself, but for its members.
    pub fn revise(&mut self, mut details: WarehouseDetails, stamp: Stamp) {
        details.stock_levels.clone_from(&self.details.stock_levels);
        self.adopt(details, stamp);
    }

    fn adopt(&mut self, details: WarehouseDetails, stamp: Stamp) {
        let changed = changed(&self.details, &details);
        if !changed.is_empty() {
            let updated = WarehouseUpdated {
                id: self.id,
                changed,
            };
            self.events
                .push(DomainEvent::new(&stamp, WarehouseEvent::Updated(updated)));
        }
        self.parts_changed |= details.stock_levels != self.details.stock_levels;
        self.details = details;
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Ends its life.
    pub fn delete(&mut self, stamp: Stamp) {
        let deleted = WarehouseDeleted { id: self.id };
        self.events
            .push(DomainEvent::new(&stamp, WarehouseEvent::Deleted(deleted)));
        self.audit.delete(stamp);
        self.version = self.stored.next();
    }

    /// Its identity.
    pub fn id(&self) -> WarehouseId {
        self.id
    }

    /// Its code.
    pub fn code(&self) -> &str {
        &self.details.code
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.details.name
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

    /// Whether its members are others than those that were read: for repositories alone.
    pub fn parts_changed(&self) -> bool {
        self.parts_changed
    }
}

impl From<&Warehouse> for WarehouseDraft {
    fn from(warehouse: &Warehouse) -> Self {
        let details = warehouse.details.clone();
        Self {
            code: Some(details.code),
            name: Some(details.name),
            address: Some(details.address.into()),
            stock_levels: details
                .stock_levels
                .iter()
                .map(|stock| (stock.id(), stock.into()))
                .collect(),
        }
    }
}

/// What is told of a new one.
fn created(id: WarehouseId, details: WarehouseDetails) -> WarehouseCreated {
    let WarehouseDetails {
        code,
        name,
        address,
        stock_levels: _,
    } = details;
    WarehouseCreated {
        id,
        code,
        name,
        address,
    }
}

/// The names of the fields that differ.
fn changed(before: &WarehouseDetails, after: &WarehouseDetails) -> Vec<&'static str> {
    let mut changed = ChangedFields::default();
    changed.note("code", &before.code, &after.code);
    changed.note("name", &before.name, &after.name);
    changed.note("address", &before.address, &after.address);
    changed.note("stock_levels", &before.stock_levels, &after.stock_levels);
    changed.names()
}
