//! The aggregate `Order`.

use std::mem;

use chrono::DateTime;
use chrono::Utc;

use crate::audit::Audit;
use crate::audit::Stamp;
use crate::audit::Version;
use crate::events::ChangedFields;
use crate::events::DomainEvent;
use crate::events::sales::OrderCreated;
use crate::events::sales::OrderDeleted;
use crate::events::sales::OrderEvent;
use crate::events::sales::OrderUpdated;
use crate::ids::BookId;
use crate::ids::CustomerId;
use crate::ids::OrderId;
use crate::validation::Invalid;
use crate::validation::Violations;
use crate::validation::length;
use crate::validation::within;

/// Copies of a book that a customer wants.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    id: OrderId,
    details: OrderDetails,
    audit: Audit,
    version: Version,
    stored: Version,
    events: Vec<DomainEvent>,
}

/// What an order says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderDetails {
    customer_id: CustomerId,
    book_id: BookId,
    quantity: i32,
    placed_at: DateTime<Utc>,
    note: Option<String>,
}

/// What is said about an order before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OrderDraft {
    /// Its customer, by id.
    pub customer_id: Option<CustomerId>,
    /// Its book, by id.
    pub book_id: Option<BookId>,
    /// Its quantity.
    pub quantity: Option<i32>,
    /// When it was placed.
    pub placed_at: Option<DateTime<Utc>>,
    /// Its note.
    pub note: Option<String>,
}

impl OrderDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: OrderDraft) -> Result<Self, Violations> {
        let OrderDraft {
            customer_id,
            book_id,
            quantity,
            placed_at,
            note,
        } = draft;
        let mut violations = Violations::default();
        let customer_id = violations.required("customer_id", customer_id, Ok);
        let book_id = violations.required("book_id", book_id, Ok);
        let quantity = violations.required("quantity", quantity, |value| within(value, 1..=100));
        let placed_at = violations.required("placed_at", placed_at, Ok);
        let note = violations.optional("note", note, |value| length(value, ..=500));
        violations.finish(|| {
            Some(Self {
                customer_id: customer_id?,
                book_id: book_id?,
                quantity: quantity?,
                placed_at: placed_at?,
                note,
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

    /// Replaces what the order says about itself.
    ///
    /// # Errors
    /// A field that is set once and for all would change.
    pub fn revise(&mut self, details: OrderDetails, stamp: Stamp) -> Result<(), Violations> {
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
        self.adopt(details, stamp);
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
        self.details = details;
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

    /// Its book, by id.
    pub fn book_id(&self) -> BookId {
        self.details.book_id
    }

    /// Its quantity.
    pub fn quantity(&self) -> i32 {
        self.details.quantity
    }

    /// When it was placed.
    pub fn placed_at(&self) -> DateTime<Utc> {
        self.details.placed_at
    }

    /// Its note.
    pub fn note(&self) -> Option<&str> {
        self.details.note.as_deref()
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

impl From<&Order> for OrderDraft {
    fn from(order: &Order) -> Self {
        let details = order.details.clone();
        Self {
            customer_id: Some(details.customer_id),
            book_id: Some(details.book_id),
            quantity: Some(details.quantity),
            placed_at: Some(details.placed_at),
            note: details.note,
        }
    }
}

/// What is told of a new one.
fn created(id: OrderId, details: OrderDetails) -> OrderCreated {
    let OrderDetails {
        customer_id,
        book_id,
        quantity,
        placed_at,
        note,
    } = details;
    OrderCreated {
        id,
        customer_id,
        book_id,
        quantity,
        placed_at,
        note,
    }
}

/// The names of the fields that differ.
fn changed(before: &OrderDetails, after: &OrderDetails) -> Vec<&'static str> {
    let mut changed = ChangedFields::default();
    changed.note("customer_id", &before.customer_id, &after.customer_id);
    changed.note("book_id", &before.book_id, &after.book_id);
    changed.note("quantity", &before.quantity, &after.quantity);
    changed.note("placed_at", &before.placed_at, &after.placed_at);
    changed.note("note", &before.note, &after.note);
    changed.names()
}
