//! What happened: facts in the past tense, which whoever cares may act upon.
//!
//! An aggregate records its events; the unit of work that saves it hands them out once they
//! have happened for good.

pub mod catalog;
pub mod sales;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::audit::{ActorId, Stamp};
use catalog::AuthorEvent;
use catalog::BookEvent;
use sales::CustomerEvent;
use sales::OrderEvent;

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
    /// To an author.
    Author(AuthorEvent),
    /// To a book.
    Book(BookEvent),
    /// To a customer.
    Customer(CustomerEvent),
    /// To an order.
    Order(OrderEvent),
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
            EventData::Author(event) => event.name(),
            EventData::Book(event) => event.name(),
            EventData::Customer(event) => event.name(),
            EventData::Order(event) => event.name(),
        }
    }

    /// The version of the data of such events.
    pub fn version(&self) -> u32 {
        match &self.data {
            EventData::Author(event) => event.version(),
            EventData::Book(event) => event.version(),
            EventData::Customer(event) => event.version(),
            EventData::Order(event) => event.version(),
        }
    }
}

impl From<AuthorEvent> for EventData {
    fn from(event: AuthorEvent) -> Self {
        Self::Author(event)
    }
}

impl From<BookEvent> for EventData {
    fn from(event: BookEvent) -> Self {
        Self::Book(event)
    }
}

impl From<CustomerEvent> for EventData {
    fn from(event: CustomerEvent) -> Self {
        Self::Customer(event)
    }
}

impl From<OrderEvent> for EventData {
    fn from(event: OrderEvent) -> Self {
        Self::Order(event)
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
