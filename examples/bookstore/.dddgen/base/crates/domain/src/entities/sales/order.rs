//! The aggregate `Order`.

mod derived;
mod members;
mod rules;
mod transitions;

use std::mem;

use chrono::DateTime;
use chrono::Utc;
use rust_decimal::Decimal;

use crate::audit::Audit;
use crate::audit::Stamp;
use crate::audit::Version;
use crate::entities::sales::OrderLine;
use crate::entities::sales::OrderLineDraft;
use crate::events::ChangedFields;
use crate::events::DomainEvent;
use crate::events::sales::OrderCreated;
use crate::events::sales::OrderDeleted;
use crate::events::sales::OrderEvent;
use crate::events::sales::OrderUpdated;
use crate::ids::CustomerId;
use crate::ids::OrderId;
use crate::ids::OrderLineId;
use crate::validation;
use crate::validation::Invalid;
use crate::validation::Violations;
use crate::value_objects::sales::OrderStatus;

pub use transitions::CancelOrderDraft;
pub use transitions::CancelOrderInput;

/// What a customer buys, from the first book to the delivery.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    id: OrderId,
    details: OrderDetails,
    audit: Audit,
    version: Version,
    stored: Version,
    parts_changed: bool,
    events: Vec<DomainEvent>,
}

/// What an order says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderDetails {
    customer_id: CustomerId,
    placed_at: DateTime<Utc>,
    status: OrderStatus,
    note: Option<String>,
    lines: Vec<OrderLine>,
}

/// What is said about an order before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OrderDraft {
    /// Its customer, by id.
    pub customer_id: Option<CustomerId>,
    /// When it was placed.
    pub placed_at: Option<DateTime<Utc>>,
    /// Its status.
    pub status: Option<String>,
    /// Its note.
    pub note: Option<String>,
    /// Its lines to begin with, in order, each with its identity.
    pub lines: Vec<(OrderLineId, OrderLineDraft)>,
}

impl OrderDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: OrderDraft) -> Result<Self, Violations> {
        rules::kept(Self::of_fields(draft)?)
    }

    /// Checks each field by itself: all that can be said of a part of a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn check_fields(draft: OrderDraft) -> Result<(), Violations> {
        Self::of_fields(draft).map(drop)
    }

    fn of_fields(draft: OrderDraft) -> Result<Self, Violations> {
        let OrderDraft {
            customer_id,
            placed_at,
            status,
            note,
            lines,
        } = draft;
        let mut violations = Violations::default();
        let customer_id = violations.required("customer_id", customer_id, Ok);
        let placed_at = violations.required("placed_at", placed_at, Ok);
        let status = violations.required(
            "status",
            status.or(Some(String::from("pending"))),
            OrderStatus::parse,
        );
        let note = violations.optional("note", note, |value| validation::length(value, ..=500));
        let lines = members::parse_lines(lines, &mut violations);
        violations.finish(|| {
            Some(Self {
                customer_id: customer_id?,
                placed_at: placed_at?,
                status: status?,
                note,
                lines: lines?,
            })
        })
    }
}

impl Order {
    /// A new order.
    pub fn create(id: OrderId, details: OrderDetails, stamp: Stamp) -> Self {
        let created = OrderEvent::Created(created(id, details.clone()));
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

    /// An order as it was stored: for repositories alone.
    pub fn restore(id: OrderId, details: OrderDetails, audit: Audit, version: Version) -> Self {
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

    /// Replaces what the order says about itself, but for its members.
    ///
    /// # Errors
    /// A field that is set once and for all would change.
    /// With what stays as it is, it would break a rule.
    pub fn revise(&mut self, mut details: OrderDetails, stamp: Stamp) -> Result<(), Violations> {
        let mut violations = Violations::default();
        if details.customer_id != self.details.customer_id {
            violations.add(
                "customer_id",
                Invalid::new("immutable", "cannot be changed"),
            );
        }
        if !violations.is_empty() {
            return Err(violations);
        }
        details.status = self.details.status;
        details.lines.clone_from(&self.details.lines);
        self.adopt(rules::kept(details)?, stamp);
        Ok(())
    }

    fn adopt(&mut self, details: OrderDetails, stamp: Stamp) {
        let changed = changed(&self.details, &details);
        if !changed.is_empty() {
            let updated = OrderUpdated {
                id: self.id,
                changed,
            };
            self.events
                .push(DomainEvent::new(&stamp, OrderEvent::Updated(updated)));
        }
        self.parts_changed |= details.lines != self.details.lines;
        self.details = details;
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Notes a change, of which `event` tells.
    fn tell(&mut self, event: OrderEvent, stamp: Stamp) {
        self.events.push(DomainEvent::new(&stamp, event));
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Ends its life.
    pub fn delete(&mut self, stamp: Stamp) {
        let deleted = OrderDeleted { id: self.id };
        self.events
            .push(DomainEvent::new(&stamp, OrderEvent::Deleted(deleted)));
        self.audit.delete(stamp);
        self.version = self.stored.next();
    }

    /// Its identity.
    pub fn id(&self) -> OrderId {
        self.id
    }

    /// Its customer, by id.
    pub fn customer_id(&self) -> CustomerId {
        self.details.customer_id
    }

    /// When it was placed.
    pub fn placed_at(&self) -> DateTime<Utc> {
        self.details.placed_at
    }

    /// Its status.
    pub fn status(&self) -> OrderStatus {
        self.details.status
    }

    /// Its note.
    pub fn note(&self) -> Option<&str> {
        self.details.note.as_deref()
    }

    /// What all of its lines cost.
    pub fn total(&self) -> Decimal {
        derived::total(&self.details).unwrap_or(Decimal::MAX)
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

impl From<&Order> for OrderDraft {
    fn from(order: &Order) -> Self {
        let details = order.details.clone();
        Self {
            customer_id: Some(details.customer_id),
            placed_at: Some(details.placed_at),
            status: Some(details.status.as_str().to_owned()),
            note: details.note,
            lines: details
                .lines
                .iter()
                .map(|line| (line.id(), line.into()))
                .collect(),
        }
    }
}

/// What is told of a new one.
fn created(id: OrderId, details: OrderDetails) -> OrderCreated {
    let OrderDetails {
        customer_id,
        placed_at,
        status,
        note,
        lines: _,
    } = details;
    OrderCreated {
        id,
        customer_id,
        placed_at,
        status,
        note,
    }
}

/// The names of the fields that differ.
fn changed(before: &OrderDetails, after: &OrderDetails) -> Vec<&'static str> {
    let mut changed = ChangedFields::default();
    changed.note("customer_id", &before.customer_id, &after.customer_id);
    changed.note("placed_at", &before.placed_at, &after.placed_at);
    changed.note("status", &before.status, &after.status);
    changed.note("note", &before.note, &after.note);
    changed.note("lines", &before.lines, &after.lines);
    changed.names()
}
