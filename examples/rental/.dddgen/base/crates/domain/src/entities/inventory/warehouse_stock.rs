//! Warehouse stocks, members of the aggregate `Warehouse`.

use crate::ids::ItemId;
use crate::ids::WarehouseStockId;
use crate::validation;
use crate::validation::Invalid;
use crate::validation::Violations;

/// How many of an item a warehouse has.
#[derive(Debug, Clone, PartialEq)]
pub struct WarehouseStock {
    id: WarehouseStockId,
    details: WarehouseStockDetails,
}

/// What a warehouse stock says about itself, every rule kept.
#[derive(Debug, Clone, PartialEq)]
pub struct WarehouseStockDetails {
    item_id: ItemId,
    quantity: i32,
}

/// What is said about a warehouse stock before any rule is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WarehouseStockDraft {
    /// Its item, by id.
    pub item_id: Option<ItemId>,
    /// Its quantity.
    pub quantity: Option<i32>,
}

impl WarehouseStockDetails {
    /// Checks every rule on a draft.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(draft: WarehouseStockDraft) -> Result<Self, Violations> {
        let WarehouseStockDraft { item_id, quantity } = draft;
        let mut violations = Violations::default();
        let item_id = violations.required("item_id", item_id, Ok);
        let quantity = violations.required("quantity", quantity, |value| {
            validation::within(value, 0..=1_000_000)
        });
        violations.finish(|| {
            Some(Self {
                item_id: item_id?,
                quantity: quantity?,
            })
        })
    }

    /// The fields that no two of a warehouse share, and these two do.
    fn shared_with(&self, other: &Self) -> Option<&'static [&'static str]> {
        if self.item_id == other.item_id {
            return Some(&["item_id"]);
        }
        None
    }
}

impl WarehouseStock {
    /// A new warehouse stock, for its root.
    pub(super) fn new(id: WarehouseStockId, details: WarehouseStockDetails) -> Self {
        Self { id, details }
    }

    /// Replaces what it says about itself, for its root.
    ///
    /// # Errors
    /// A field that is set once and for all would change.
    pub(super) fn revise(&mut self, details: WarehouseStockDetails) -> Result<(), Violations> {
        let mut violations = Violations::default();
        if details.item_id != self.details.item_id {
            violations.add("item_id", Invalid::new("immutable", "cannot be changed"));
        }
        if !violations.is_empty() {
            return Err(violations);
        }
        self.details = details;
        Ok(())
    }

    /// The fields that no two of a warehouse share, and it does with these details.
    pub(super) fn shared_with(
        &self,
        details: &WarehouseStockDetails,
    ) -> Option<&'static [&'static str]> {
        self.details.shared_with(details)
    }

    /// The same with another one.
    pub(super) fn shares_with(&self, other: &Self) -> Option<&'static [&'static str]> {
        self.details.shared_with(&other.details)
    }

    /// Its identity.
    pub fn id(&self) -> WarehouseStockId {
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
}

impl From<&WarehouseStock> for WarehouseStockDraft {
    fn from(warehouse_stock: &WarehouseStock) -> Self {
        let details = warehouse_stock.details.clone();
        Self {
            item_id: Some(details.item_id),
            quantity: Some(details.quantity),
        }
    }
}
