//! What happened: facts in the past tense, which whoever cares may act upon.
//!
//! An aggregate records its events; the unit of work that saves it hands them out once they
//! have happened for good.

pub mod inventory;
pub mod partners;
pub mod sales;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::audit::{ActorId, Stamp};
use inventory::ItemEvent;
use inventory::WarehouseEvent;
use partners::ContactEvent;
use partners::CustomerEvent;
use partners::VendorEvent;
use sales::SalesTransactionEvent;

/// Something that happened: when, through whom, and what.
#[derive(Debug, Clone, PartialEq)]
pub struct DomainEvent {
    /// Its identity, by which one that arrives twice is known again.
    pub event_id: Uuid,
    /// When it happened.
    pub occurred_at: DateTime<Utc>,
    /// Who did it.
    pub actor: ActorId,
    /// What happened.
    pub data: EventData,
}

/// What happened, by the aggregate that it happened to.
#[derive(Debug, Clone, PartialEq)]
pub enum EventData {
    /// To a customer.
    Customer(CustomerEvent),
    /// To a vendor.
    Vendor(VendorEvent),
    /// To a contact.
    Contact(ContactEvent),
    /// To an item.
    Item(ItemEvent),
    /// To a warehouse.
    Warehouse(WarehouseEvent),
    /// To a sales transaction.
    SalesTransaction(SalesTransactionEvent),
}

impl DomainEvent {
    /// What happened just now.
    pub fn new(stamp: &Stamp, data: impl Into<EventData>) -> Self {
        Self {
            event_id: Uuid::now_v7(),
            occurred_at: stamp.at,
            actor: stamp.by.clone(),
            data: data.into(),
        }
    }

    /// What kind of event it is: context, aggregate and what happened to it.
    pub fn name(&self) -> &'static str {
        match &self.data {
            EventData::Customer(event) => event.name(),
            EventData::Vendor(event) => event.name(),
            EventData::Contact(event) => event.name(),
            EventData::Item(event) => event.name(),
            EventData::Warehouse(event) => event.name(),
            EventData::SalesTransaction(event) => event.name(),
        }
    }

    /// The version of the data of such events.
    pub fn version(&self) -> u32 {
        match &self.data {
            EventData::Customer(event) => event.version(),
            EventData::Vendor(event) => event.version(),
            EventData::Contact(event) => event.version(),
            EventData::Item(event) => event.version(),
            EventData::Warehouse(event) => event.version(),
            EventData::SalesTransaction(event) => event.version(),
        }
    }
}

impl From<CustomerEvent> for EventData {
    fn from(event: CustomerEvent) -> Self {
        Self::Customer(event)
    }
}

impl From<VendorEvent> for EventData {
    fn from(event: VendorEvent) -> Self {
        Self::Vendor(event)
    }
}

impl From<ContactEvent> for EventData {
    fn from(event: ContactEvent) -> Self {
        Self::Contact(event)
    }
}

impl From<ItemEvent> for EventData {
    fn from(event: ItemEvent) -> Self {
        Self::Item(event)
    }
}

impl From<WarehouseEvent> for EventData {
    fn from(event: WarehouseEvent) -> Self {
        Self::Warehouse(event)
    }
}

impl From<SalesTransactionEvent> for EventData {
    fn from(event: SalesTransactionEvent) -> Self {
        Self::SalesTransaction(event)
    }
}

/// The names of the fields that a change changes.
#[derive(Debug, Default)]
pub(crate) struct ChangedFields(Vec<&'static str>);

impl ChangedFields {
    /// Notes a field, if it is another than before.
    pub(crate) fn note<T: PartialEq>(&mut self, field: &'static str, before: &T, after: &T) {
        if before != after {
            self.0.push(field);
        }
    }

    /// The names; none if nothing changes.
    pub(crate) fn names(self) -> Vec<&'static str> {
        self.0
    }
}
