//! Order lines, members of the aggregate `Order`.

mod derived;
mod rules;

use rust_decimal::Decimal;

use crate::ids::BookId;
use crate::ids::OrderLineId;
use crate::validation;
use crate::validation::Violations;

/// So many copies of a book, each at the price of the day.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderLine {
    id: OrderLineId,
    details: OrderLineDetails,
}

/// What an order line says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderLineDetails {
    book_id: BookId,
    quantity: i32,
    unit_price: Decimal,
}

/// What is said about an order line before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OrderLineDraft {
    /// Its book, by id.
    pub book_id: Option<BookId>,
    /// Its quantity.
    pub quantity: Option<i32>,
    /// Its unit price.
    pub unit_price: Option<Decimal>,
}

impl OrderLineDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: OrderLineDraft) -> Result<Self, Violations> {
        rules::kept(Self::of_fields(draft)?)
    }

    /// Checks each field by itself: all that can be said of a part of a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn check_fields(draft: OrderLineDraft) -> Result<(), Violations> {
        Self::of_fields(draft).map(drop)
    }

    /// The same, for its root, which judges what holds across the fields.
    ///
    /// # Errors
    /// All violations at once.
    pub(super) fn of_fields(draft: OrderLineDraft) -> Result<Self, Violations> {
        let OrderLineDraft {
            book_id,
            quantity,
            unit_price,
        } = draft;
        let mut violations = Violations::default();
        let book_id = violations.required("book_id", book_id, Ok);
        let quantity = violations.required("quantity", quantity, |value| {
            validation::within(value, 1..=100)
        });
        let unit_price = violations.required("unit_price", unit_price, |value| {
            validation::within(value, Decimal::ZERO..)
        });
        violations.finish(|| {
            Some(Self {
                book_id: book_id?,
                quantity: quantity?,
                unit_price: unit_price?,
            })
        })
    }

    /// The fields that no two of an order share, and these two do.
    fn shared_with(&self, other: &Self) -> Option<&'static [&'static str]> {
        if self.book_id == other.book_id {
            return Some(&["book_id"]);
        }
        None
    }
}

impl OrderLine {
    /// A new order line, for its root.
    pub(super) fn new(id: OrderLineId, details: OrderLineDetails) -> Self {
        Self { id, details }
    }

    /// Replaces what it says about itself, for its root.
    pub(super) fn revise(&mut self, details: OrderLineDetails) {
        self.details = details;
    }

    /// The rules across its fields that it breaks, for its root.
    pub(super) fn broken(&self) -> Violations {
        rules::broken(&self.details)
    }

    /// The fields that no two of an order share, and it does with these details.
    pub(super) fn shared_with(
        &self,
        details: &OrderLineDetails,
    ) -> Option<&'static [&'static str]> {
        self.details.shared_with(details)
    }

    /// The same with another one.
    pub(super) fn shares_with(&self, other: &Self) -> Option<&'static [&'static str]> {
        self.details.shared_with(&other.details)
    }

    /// Its identity.
    pub fn id(&self) -> OrderLineId {
        self.id
    }

    /// Its book, by id.
    pub fn book_id(&self) -> BookId {
        self.details.book_id
    }

    /// Its quantity.
    pub fn quantity(&self) -> i32 {
        self.details.quantity
    }

    /// Its unit price.
    pub fn unit_price(&self) -> Decimal {
        self.details.unit_price
    }

    /// What these copies cost.
    pub fn subtotal(&self) -> Decimal {
        derived::subtotal(&self.details).unwrap_or(Decimal::MAX)
    }
}

impl From<&OrderLine> for OrderLineDraft {
    fn from(order_line: &OrderLine) -> Self {
        let details = order_line.details.clone();
        Self {
            book_id: Some(details.book_id),
            quantity: Some(details.quantity),
            unit_price: Some(details.unit_price),
        }
    }
}
