//! The aggregate `SalesTransaction`.

mod derived;
mod members;
mod rules;
mod transitions;

use std::mem;

use rust_decimal::Decimal;

use crate::audit::Audit;
use crate::audit::Stamp;
use crate::audit::Version;
use crate::entities::sales::SalesTransactionItem;
use crate::entities::sales::SalesTransactionItemDraft;
use crate::entities::sales::SalesTransactionReturn;
use crate::entities::sales::SalesTransactionReturnDraft;
use crate::events::ChangedFields;
use crate::events::DomainEvent;
use crate::events::sales::SalesTransactionCreated;
use crate::events::sales::SalesTransactionDeleted;
use crate::events::sales::SalesTransactionEvent;
use crate::events::sales::SalesTransactionUpdated;
use crate::ids::CustomerId;
use crate::ids::SalesTransactionId;
use crate::ids::SalesTransactionItemId;
use crate::ids::SalesTransactionReturnId;
use crate::validation;
use crate::validation::Invalid;
use crate::validation::Violations;
use crate::value_objects::Currency;
use crate::value_objects::sales::PaymentStatus;
use crate::value_objects::sales::PaymentTerms;
use crate::value_objects::sales::SalesStatus;

pub use transitions::CancelSalesTransactionDraft;
pub use transitions::CancelSalesTransactionInput;

/// What a customer takes from us.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransaction {
    id: SalesTransactionId,
    details: SalesTransactionDetails,
    audit: Audit,
    version: Version,
    stored: Version,
    parts_changed: bool,
    events: Vec<DomainEvent>,
}

/// What a sales transaction says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionDetails {
    number: String,
    customer_id: CustomerId,
    payment_terms: PaymentTerms,
    status: SalesStatus,
    payment_status: PaymentStatus,
    currency: Currency,
    note: Option<String>,
    cancellation_reason: Option<String>,
    items: Vec<SalesTransactionItem>,
    returns: Vec<SalesTransactionReturn>,
}

/// What is said about a sales transaction before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SalesTransactionDraft {
    /// Its number.
    pub number: Option<String>,
    /// Its customer, by id.
    pub customer_id: Option<CustomerId>,
    /// Its payment terms.
    pub payment_terms: Option<String>,
    /// Its status.
    pub status: Option<String>,
    /// Its payment status.
    pub payment_status: Option<String>,
    /// Its currency.
    pub currency: Option<String>,
    /// Its note.
    pub note: Option<String>,
    /// Its cancellation reason.
    pub cancellation_reason: Option<String>,
    /// Its items to begin with, in order, each with its identity.
    pub items: Vec<(SalesTransactionItemId, SalesTransactionItemDraft)>,
    /// Its returns to begin with, in order, each with its identity.
    pub returns: Vec<(SalesTransactionReturnId, SalesTransactionReturnDraft)>,
}

impl SalesTransactionDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: SalesTransactionDraft) -> Result<Self, Violations> {
        rules::kept(Self::of_fields(draft)?)
    }

    /// Checks each field by itself: all that can be said of a part of a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn check_fields(draft: SalesTransactionDraft) -> Result<(), Violations> {
        Self::of_fields(draft).map(drop)
    }

    fn of_fields(draft: SalesTransactionDraft) -> Result<Self, Violations> {
        let SalesTransactionDraft {
            number,
            customer_id,
            payment_terms,
            status,
            payment_status,
            currency,
            note,
            cancellation_reason,
            items,
            returns,
        } = draft;
        let mut violations = Violations::default();
        let number =
            violations.required("number", number, |value| validation::length(value, 1..=20));
        let customer_id = violations.required("customer_id", customer_id, Ok);
        let payment_terms = violations.required(
            "payment_terms",
            payment_terms.or(Some(String::from("prepaid"))),
            PaymentTerms::parse,
        );
        let status = violations.required(
            "status",
            status.or(Some(String::from("draft"))),
            SalesStatus::parse,
        );
        let payment_status = violations.required(
            "payment_status",
            payment_status.or(Some(String::from("unpaid"))),
            PaymentStatus::parse,
        );
        let currency = violations.required(
            "currency",
            currency.or(Some(String::from("USD"))),
            Currency::parse,
        );
        let note = violations.optional("note", note, |value| validation::length(value, ..=500));
        let cancellation_reason =
            violations.optional("cancellation_reason", cancellation_reason, |value| {
                validation::length(value, 1..=500)
            });
        let items = members::parse_items(items, &mut violations);
        let returns = members::parse_returns(returns, &mut violations);
        violations.finish(|| {
            Some(Self {
                number: number?,
                customer_id: customer_id?,
                payment_terms: payment_terms?,
                status: status?,
                payment_status: payment_status?,
                currency: currency?,
                note,
                cancellation_reason,
                items: items?,
                returns: returns?,
            })
        })
    }
}

impl SalesTransaction {
    /// A new sales transaction.
    pub fn create(id: SalesTransactionId, details: SalesTransactionDetails, stamp: Stamp) -> Self {
        let created = SalesTransactionEvent::Created(created(id, details.clone()));
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

    /// A sales transaction as it was stored: for repositories alone.
    pub fn restore(
        id: SalesTransactionId,
        details: SalesTransactionDetails,
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

    /// Replaces what the sales transaction says about itself, but for its members.
    ///
    /// # Errors
    /// A field that is set once and for all would change.
    /// With what stays as it is, it would break a rule.
    pub fn revise(
        &mut self,
        mut details: SalesTransactionDetails,
        stamp: Stamp,
    ) -> Result<(), Violations> {
        let mut violations = Violations::default();
        if details.number != self.details.number {
            violations.add("number", Invalid::new("immutable", "cannot be changed"));
        }
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
        details.payment_status = self.details.payment_status;
        details
            .cancellation_reason
            .clone_from(&self.details.cancellation_reason);
        details.items.clone_from(&self.details.items);
        details.returns.clone_from(&self.details.returns);
        self.adopt(rules::kept(details)?, stamp);
        Ok(())
    }

    fn adopt(&mut self, details: SalesTransactionDetails, stamp: Stamp) {
        let changed = changed(&self.details, &details);
        if !changed.is_empty() {
            let updated = SalesTransactionUpdated {
                id: self.id,
                changed,
            };
            self.events.push(DomainEvent::new(
                &stamp,
                SalesTransactionEvent::Updated(updated),
            ));
        }
        self.parts_changed |= details.items != self.details.items;
        self.parts_changed |= details.returns != self.details.returns;
        self.details = details;
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Notes a change, of which `event` tells.
    fn tell(&mut self, event: SalesTransactionEvent, stamp: Stamp) {
        self.events.push(DomainEvent::new(&stamp, event));
        self.audit.touch(stamp);
        self.version = self.stored.next();
    }

    /// Ends its life.
    pub fn delete(&mut self, stamp: Stamp) {
        let deleted = SalesTransactionDeleted { id: self.id };
        self.events.push(DomainEvent::new(
            &stamp,
            SalesTransactionEvent::Deleted(deleted),
        ));
        self.audit.delete(stamp);
        self.version = self.stored.next();
    }

    /// Its identity.
    pub fn id(&self) -> SalesTransactionId {
        self.id
    }

    /// Its number.
    pub fn number(&self) -> &str {
        &self.details.number
    }

    /// Its customer, by id.
    pub fn customer_id(&self) -> CustomerId {
        self.details.customer_id
    }

    /// Its payment terms.
    pub fn payment_terms(&self) -> PaymentTerms {
        self.details.payment_terms
    }

    /// Its status.
    pub fn status(&self) -> SalesStatus {
        self.details.status
    }

    /// Its payment status.
    pub fn payment_status(&self) -> PaymentStatus {
        self.details.payment_status
    }

    /// Its currency.
    pub fn currency(&self) -> &Currency {
        &self.details.currency
    }

    /// Its note.
    pub fn note(&self) -> Option<&str> {
        self.details.note.as_deref()
    }

    /// Its cancellation reason.
    pub fn cancellation_reason(&self) -> Option<&str> {
        self.details.cancellation_reason.as_deref()
    }

    /// What all of its items cost together.
    pub fn total_amount(&self) -> Decimal {
        derived::total_amount(&self.details).unwrap_or(Decimal::MAX)
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

impl From<&SalesTransaction> for SalesTransactionDraft {
    fn from(sales_transaction: &SalesTransaction) -> Self {
        let details = sales_transaction.details.clone();
        Self {
            number: Some(details.number),
            customer_id: Some(details.customer_id),
            payment_terms: Some(details.payment_terms.as_str().to_owned()),
            status: Some(details.status.as_str().to_owned()),
            payment_status: Some(details.payment_status.as_str().to_owned()),
            currency: Some(details.currency.into_inner()),
            note: details.note,
            cancellation_reason: details.cancellation_reason,
            items: details
                .items
                .iter()
                .map(|the_item| (the_item.id(), the_item.into()))
                .collect(),
            returns: details
                .returns
                .iter()
                .map(|sales_transaction_return| {
                    (
                        sales_transaction_return.id(),
                        sales_transaction_return.into(),
                    )
                })
                .collect(),
        }
    }
}

/// What is told of a new one.
fn created(id: SalesTransactionId, details: SalesTransactionDetails) -> SalesTransactionCreated {
    let SalesTransactionDetails {
        number,
        customer_id,
        payment_terms,
        status,
        payment_status,
        currency,
        note,
        cancellation_reason,
        items: _,
        returns: _,
    } = details;
    SalesTransactionCreated {
        id,
        number,
        customer_id,
        payment_terms,
        status,
        payment_status,
        currency,
        note,
        cancellation_reason,
    }
}

/// The names of the fields that differ.
fn changed(before: &SalesTransactionDetails, after: &SalesTransactionDetails) -> Vec<&'static str> {
    let mut changed = ChangedFields::default();
    changed.note("number", &before.number, &after.number);
    changed.note("customer_id", &before.customer_id, &after.customer_id);
    changed.note("payment_terms", &before.payment_terms, &after.payment_terms);
    changed.note("status", &before.status, &after.status);
    changed.note(
        "payment_status",
        &before.payment_status,
        &after.payment_status,
    );
    changed.note("currency", &before.currency, &after.currency);
    changed.note("note", &before.note, &after.note);
    changed.note(
        "cancellation_reason",
        &before.cancellation_reason,
        &after.cancellation_reason,
    );
    changed.note("items", &before.items, &after.items);
    changed.note("returns", &before.returns, &after.returns);
    changed.names()
}
