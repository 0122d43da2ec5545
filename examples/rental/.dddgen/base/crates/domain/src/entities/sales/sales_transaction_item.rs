//! Sales transaction items, members of the aggregate `SalesTransaction`.

mod derived;
mod rules;

use rust_decimal::Decimal;

use crate::ids::ItemId;
use crate::ids::SalesTransactionItemId;
use crate::validation;
use crate::validation::Violations;

/// So many of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionItem {
    id: SalesTransactionItemId,
    details: SalesTransactionItemDetails,
}

/// What a sales transaction item says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTransactionItemDetails {
    item_id: ItemId,
    quantity: i32,
    unit_price: Decimal,
}

/// What is said about a sales transaction item before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SalesTransactionItemDraft {
    /// Its item, by id.
    pub item_id: Option<ItemId>,
    /// Its quantity.
    pub quantity: Option<i32>,
    /// Its unit price.
    pub unit_price: Option<Decimal>,
}

impl SalesTransactionItemDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: SalesTransactionItemDraft) -> Result<Self, Violations> {
        rules::kept(Self::of_fields(draft)?)
    }

    /// Checks each field by itself: all that can be said of a part of a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn check_fields(draft: SalesTransactionItemDraft) -> Result<(), Violations> {
        Self::of_fields(draft).map(drop)
    }

    /// The same, for its root, which judges what holds across the fields.
    ///
    /// # Errors
    /// All violations at once.
    pub(super) fn of_fields(draft: SalesTransactionItemDraft) -> Result<Self, Violations> {
        let SalesTransactionItemDraft {
            item_id,
            quantity,
            unit_price,
        } = draft;
        let mut violations = Violations::default();
        let item_id = violations.required("item_id", item_id, Ok);
        let quantity = violations.required("quantity", quantity, |value| {
            validation::within(value, 1..=1000)
        });
        let unit_price = violations.required("unit_price", unit_price, |value| {
            validation::within(value, Decimal::ZERO..)
        });
        violations.finish(|| {
            Some(Self {
                item_id: item_id?,
                quantity: quantity?,
                unit_price: unit_price?,
            })
        })
    }

    /// The fields that no two of a sales transaction share, and these two do.
    fn shared_with(&self, other: &Self) -> Option<&'static [&'static str]> {
        if self.item_id == other.item_id {
            return Some(&["item_id"]);
        }
        None
    }
}

impl SalesTransactionItem {
    /// A new sales transaction item, for its root.
    pub(super) fn new(id: SalesTransactionItemId, details: SalesTransactionItemDetails) -> Self {
        Self { id, details }
    }

    /// Replaces what it says about itself, for its root.
    pub(super) fn revise(&mut self, details: SalesTransactionItemDetails) {
        self.details = details;
    }

    /// The rules across its fields that it breaks, for its root.
    pub(super) fn broken(&self) -> Violations {
        rules::broken(&self.details)
    }

    /// The fields that no two of a sales transaction share, and it does with these details.
    pub(super) fn shared_with(
        &self,
        details: &SalesTransactionItemDetails,
    ) -> Option<&'static [&'static str]> {
        self.details.shared_with(details)
    }

    /// The same with another one.
    pub(super) fn shares_with(&self, other: &Self) -> Option<&'static [&'static str]> {
        self.details.shared_with(&other.details)
    }

    /// Its identity.
    pub fn id(&self) -> SalesTransactionItemId {
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

    /// Its unit price.
    pub fn unit_price(&self) -> Decimal {
        self.details.unit_price
    }

    /// What they cost together.
    pub fn amount(&self) -> Decimal {
        derived::amount(&self.details).unwrap_or(Decimal::MAX)
    }
}

impl From<&SalesTransactionItem> for SalesTransactionItemDraft {
    fn from(sales_transaction_item: &SalesTransactionItem) -> Self {
        let details = sales_transaction_item.details.clone();
        Self {
            item_id: Some(details.item_id),
            quantity: Some(details.quantity),
            unit_price: Some(details.unit_price),
        }
    }
}
