//! Sales transaction returns, members of the aggregate `SalesTransaction`.

use chrono::NaiveDate;

use crate::ids::ItemId;
use crate::ids::SalesTransactionReturnId;
use crate::validation;
use crate::validation::Violations;

/// Some of an item that came back.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionReturn {
    id: SalesTransactionReturnId,
    details: SalesTransactionReturnDetails,
}

/// What a sales transaction return says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionReturnDetails {
    item_id: ItemId,
    quantity: i32,
    reason: String,
    returned_on: NaiveDate,
}

/// What is said about a sales transaction return before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SalesTransactionReturnDraft {
    /// Its item, by id.
    pub item_id: Option<ItemId>,
    /// Its quantity.
    pub quantity: Option<i32>,
    /// Its reason.
    pub reason: Option<String>,
    /// When it returned.
    pub returned_on: Option<NaiveDate>,
}

impl SalesTransactionReturnDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: SalesTransactionReturnDraft) -> Result<Self, Violations> {
        let SalesTransactionReturnDraft {
            item_id,
            quantity,
            reason,
            returned_on,
        } = draft;
        let mut violations = Violations::default();
        let item_id = violations.required("item_id", item_id, Ok);
        let quantity = violations.required("quantity", quantity, |value| {
            validation::within(value, 1..=1000)
        });
        let reason =
            violations.required("reason", reason, |value| validation::length(value, 1..=500));
        let returned_on = violations.required("returned_on", returned_on, Ok);
        violations.finish(|| {
            Some(Self {
                item_id: item_id?,
                quantity: quantity?,
                reason: reason?,
                returned_on: returned_on?,
            })
        })
    }
}

impl SalesTransactionReturn {
    /// A new sales transaction return, for its root.
    pub(super) fn new(
        id: SalesTransactionReturnId,
        details: SalesTransactionReturnDetails,
    ) -> Self {
        Self { id, details }
    }

    /// Replaces what it says about itself, for its root.
    pub(super) fn revise(&mut self, details: SalesTransactionReturnDetails) {
        self.details = details;
    }

    /// Its identity.
    pub fn id(&self) -> SalesTransactionReturnId {
        self.id
    }

    /// Its item, by id.
    pub fn item_id(&self) -> ItemId {
        self.details.item_id
    }

    /// Its quantity.
    pub fn quantity(&self) -> i32 {
        self.details.quantity
    }

    /// Its reason.
    pub fn reason(&self) -> &str {
        &self.details.reason
    }

    /// When it returned.
    pub fn returned_on(&self) -> NaiveDate {
        self.details.returned_on
    }
}

impl From<&SalesTransactionReturn> for SalesTransactionReturnDraft {
    fn from(sales_transaction_return: &SalesTransactionReturn) -> Self {
        let details = sales_transaction_return.details.clone();
        Self {
            item_id: Some(details.item_id),
            quantity: Some(details.quantity),
            reason: Some(details.reason),
            returned_on: Some(details.returned_on),
        }
    }
}
