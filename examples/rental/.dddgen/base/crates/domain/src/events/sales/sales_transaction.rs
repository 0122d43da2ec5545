//! What happens to sales transactions.

use crate::entities::sales::CancelSalesTransactionInput;
use crate::ids::CustomerId;
use crate::ids::SalesTransactionId;
use crate::value_objects::Currency;
use crate::value_objects::sales::PaymentStatus;
use crate::value_objects::sales::PaymentTerms;
use crate::value_objects::sales::SalesStatus;

/// Something that happened to a sales transaction.
#[derive(Debug, Clone, PartialEq)]
pub enum SalesTransactionEvent {
    /// It was created.
    Created(SalesTransactionCreated),
    /// Some of what it says about itself was changed.
    Updated(SalesTransactionUpdated),
    /// It was deleted.
    Deleted(SalesTransactionDeleted),
    /// Promises the items to the customer.
    Confirmed(SalesTransactionConfirmed),
    /// Hands the items over.
    Shipped(SalesTransactionShipped),
    /// Ends it as agreed.
    Completed(SalesTransactionCompleted),
    /// Calls it off.
    Cancelled(SalesTransactionCancelled),
    /// Takes the money.
    Paid(SalesTransactionPaid),
    /// Gives the money back.
    Refunded(SalesTransactionRefunded),
}

/// A sales transaction was created.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionCreated {
    /// Its identity.
    pub id: SalesTransactionId,
    /// Its number.
    pub number: String,
    /// Its customer, by id.
    pub customer_id: CustomerId,
    /// Its payment terms.
    pub payment_terms: PaymentTerms,
    /// Its status.
    pub status: SalesStatus,
    /// Its payment status.
    pub payment_status: PaymentStatus,
    /// Its currency.
    pub currency: Currency,
    /// Its note.
    pub note: Option<String>,
    /// Its cancellation reason.
    pub cancellation_reason: Option<String>,
}

/// Some of what a sales transaction says about itself was changed.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionUpdated {
    /// Its identity.
    pub id: SalesTransactionId,
    /// The names of the fields that are not as they were, one at least.
    pub changed: Vec<&'static str>,
}

/// A sales transaction was deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionDeleted {
    /// Its identity.
    pub id: SalesTransactionId,
}

/// A sales transaction was confirmed.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionConfirmed {
    /// Its identity.
    pub id: SalesTransactionId,
    /// The state before.
    pub from: SalesStatus,
    /// The state since then.
    pub to: SalesStatus,
}

/// A sales transaction was shipped.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionShipped {
    /// Its identity.
    pub id: SalesTransactionId,
    /// The state before.
    pub from: SalesStatus,
    /// The state since then.
    pub to: SalesStatus,
}

/// A sales transaction was completed.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionCompleted {
    /// Its identity.
    pub id: SalesTransactionId,
    /// The state before.
    pub from: SalesStatus,
    /// The state since then.
    pub to: SalesStatus,
}

/// A sales transaction was cancelled.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionCancelled {
    /// Its identity.
    pub id: SalesTransactionId,
    /// The state before.
    pub from: SalesStatus,
    /// The state since then.
    pub to: SalesStatus,
    /// What was said with it.
    pub input: CancelSalesTransactionInput,
}

/// A sales transaction was paid.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionPaid {
    /// Its identity.
    pub id: SalesTransactionId,
    /// The state before.
    pub from: PaymentStatus,
    /// The state since then.
    pub to: PaymentStatus,
}

/// A sales transaction was refunded.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionRefunded {
    /// Its identity.
    pub id: SalesTransactionId,
    /// The state before.
    pub from: PaymentStatus,
    /// The state since then.
    pub to: PaymentStatus,
}

impl SalesTransactionEvent {
    /// What kind of event it is.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Created(_) => SalesTransactionCreated::NAME,
            Self::Updated(_) => SalesTransactionUpdated::NAME,
            Self::Deleted(_) => SalesTransactionDeleted::NAME,
            Self::Confirmed(_) => SalesTransactionConfirmed::NAME,
            Self::Shipped(_) => SalesTransactionShipped::NAME,
            Self::Completed(_) => SalesTransactionCompleted::NAME,
            Self::Cancelled(_) => SalesTransactionCancelled::NAME,
            Self::Paid(_) => SalesTransactionPaid::NAME,
            Self::Refunded(_) => SalesTransactionRefunded::NAME,
        }
    }

    /// The version of its data.
    pub fn version(&self) -> u32 {
        match self {
            Self::Created(_) => SalesTransactionCreated::VERSION,
            Self::Updated(_) => SalesTransactionUpdated::VERSION,
            Self::Deleted(_) => SalesTransactionDeleted::VERSION,
            Self::Confirmed(_) => SalesTransactionConfirmed::VERSION,
            Self::Shipped(_) => SalesTransactionShipped::VERSION,
            Self::Completed(_) => SalesTransactionCompleted::VERSION,
            Self::Cancelled(_) => SalesTransactionCancelled::VERSION,
            Self::Paid(_) => SalesTransactionPaid::VERSION,
            Self::Refunded(_) => SalesTransactionRefunded::VERSION,
        }
    }
}

impl SalesTransactionCreated {
    /// What such events are called.
    pub const NAME: &'static str = "sales.sales_transaction.created";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl SalesTransactionUpdated {
    /// What such events are called.
    pub const NAME: &'static str = "sales.sales_transaction.updated";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl SalesTransactionDeleted {
    /// What such events are called.
    pub const NAME: &'static str = "sales.sales_transaction.deleted";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl SalesTransactionConfirmed {
    /// What such events are called.
    pub const NAME: &'static str = "sales.sales_transaction.confirmed";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl SalesTransactionShipped {
    /// What such events are called.
    pub const NAME: &'static str = "sales.sales_transaction.shipped";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl SalesTransactionCompleted {
    /// What such events are called.
    pub const NAME: &'static str = "sales.sales_transaction.completed";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl SalesTransactionCancelled {
    /// What such events are called.
    pub const NAME: &'static str = "sales.sales_transaction.cancelled";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl SalesTransactionPaid {
    /// What such events are called.
    pub const NAME: &'static str = "sales.sales_transaction.paid";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}

impl SalesTransactionRefunded {
    /// What such events are called.
    pub const NAME: &'static str = "sales.sales_transaction.refunded";

    /// The version of their data: one more when a reader of the old data would misread the new.
    pub const VERSION: u32 = 1;
}
