//! How many of an item two warehouses have after some of them moved.

use crate::audit::Stamp;
use crate::entities::inventory::Warehouse;
use crate::entities::inventory::WarehouseStock;
use crate::entities::inventory::WarehouseStockDetails;
use crate::entities::inventory::WarehouseStockDraft;
use crate::ids::ItemId;
use crate::ids::WarehouseStockId;
use crate::members::MemberError;
use crate::validation::Invalid;
use crate::validation::Violations;
use crate::validation::within;

/// Some of an item that move from one warehouse to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relocation {
    item_id: ItemId,
    quantity: i32,
}

impl Relocation {
    /// So many of an item, at least one.
    ///
    /// # Errors
    /// All violations at once.
    pub fn parse(item_id: Option<ItemId>, quantity: Option<i32>) -> Result<Self, Violations> {
        let mut violations = Violations::default();
        let item_id = violations.required("item_id", item_id, Ok);
        let quantity = violations.required("quantity", quantity, |value| within(value, 1..));
        violations.finish(|| {
            Some(Self {
                item_id: item_id?,
                quantity: quantity?,
            })
        })
    }

    /// Moves them: what `source` loses, `target` gets.
    ///
    /// # Errors
    /// `source` has too few of them, or `target` has no room; then neither has changed.
    pub fn apply(
        self,
        source: &mut Warehouse,
        target: &mut Warehouse,
        stamp: &Stamp,
    ) -> Result<(), MemberError> {
        let (taken, left) = self.taken_from(source)?;
        self.put_into(target, stamp)?;
        source.change_stock(taken, left, stamp.clone())
    }

    /// The stock of `source` that they come from, and what is left of it.
    fn taken_from(
        self,
        source: &Warehouse,
    ) -> Result<(WarehouseStockId, WarehouseStockDetails), MemberError> {
        let stock = self.stock_of(source);
        let available = stock.map_or(0, WarehouseStock::quantity);
        match stock {
            Some(stock) if available >= self.quantity => {
                Ok((stock.id(), self.stock(available - self.quantity)?))
            }
            _ => {
                let mut violations = Violations::default();
                let message = format!("is more than the {available} that are there");
                violations.add("quantity", Invalid::new("available", message));
                Err(MemberError::Rules(violations))
            }
        }
    }

    fn put_into(self, target: &mut Warehouse, stamp: &Stamp) -> Result<(), MemberError> {
        let stamp = stamp.clone();
        let Some(stock) = self.stock_of(target) else {
            let stock = self.stock(self.quantity)?;
            return target.add_stock(WarehouseStockId::generate(), stock, stamp);
        };
        let id = stock.id();
        let more = stock.quantity().saturating_add(self.quantity);
        target.change_stock(id, self.stock(more)?, stamp)
    }

    fn stock_of(self, warehouse: &Warehouse) -> Option<&WarehouseStock> {
        let mut stocks = warehouse.stock_levels().iter();
        stocks.find(|stock| stock.item_id() == self.item_id)
    }

    fn stock(self, quantity: i32) -> Result<WarehouseStockDetails, Violations> {
        WarehouseStockDetails::parse(WarehouseStockDraft {
            item_id: Some(self.item_id),
            quantity: Some(quantity),
        })
    }
}
