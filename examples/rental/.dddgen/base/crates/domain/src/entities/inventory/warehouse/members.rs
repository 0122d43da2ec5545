//! The members of a warehouse: it alone adds, changes and removes them, so that what it promises
//! of them always holds.

use super::Warehouse;
use crate::audit::Stamp;
use crate::entities::inventory::WarehouseStock;
use crate::entities::inventory::WarehouseStockDetails;
use crate::entities::inventory::WarehouseStockDraft;
use crate::ids::WarehouseStockId;
use crate::members::MemberError;
use crate::members::each;
use crate::members::expect_count;
use crate::members::refuse_shared;
use crate::validation;
use crate::validation::Violations;

impl Warehouse {
    /// Its stock levels, in order.
    pub fn stock_levels(&self) -> &[WarehouseStock] {
        &self.details.stock_levels
    }

    /// Its stock with `id`.
    pub fn stock(&self, id: WarehouseStockId) -> Option<&WarehouseStock> {
        self.details
            .stock_levels
            .iter()
            .find(|stock| stock.id() == id)
    }

    /// Adds a stock after all others.
    ///
    /// # Errors
    /// Another one has the same unique values, or there are too many.
    pub fn add_stock(
        &mut self,
        id: WarehouseStockId,
        details: WarehouseStockDetails,
        stamp: Stamp,
    ) -> Result<(), MemberError> {
        self.expect_new_stock(None, &details)?;
        expect_count("stock levels", self.details.stock_levels.len() + 1, ..=1000)?;
        let mut changed = self.details.clone();
        changed.stock_levels.push(WarehouseStock::new(id, details));
        self.adopt(changed, stamp);
        Ok(())
    }

    /// Replaces what a stock says about itself.
    ///
    /// # Errors
    /// There is none with `id`, or another one has the same unique values, or a field would change
    /// that is set once and for all.
    pub fn change_stock(
        &mut self,
        id: WarehouseStockId,
        details: WarehouseStockDetails,
        stamp: Stamp,
    ) -> Result<(), MemberError> {
        let index = self.index_of_stock(id)?;
        self.expect_new_stock(Some(id), &details)?;
        let mut changed = self.details.clone();
        changed.stock_levels[index].revise(details)?;
        self.adopt(changed, stamp);
        Ok(())
    }

    /// Removes a stock.
    ///
    /// # Errors
    /// There is none with `id`.
    pub fn remove_stock(&mut self, id: WarehouseStockId, stamp: Stamp) -> Result<(), MemberError> {
        let index = self.index_of_stock(id)?;
        let mut changed = self.details.clone();
        changed.stock_levels.remove(index);
        self.adopt(changed, stamp);
        Ok(())
    }

    fn index_of_stock(&self, id: WarehouseStockId) -> Result<usize, MemberError> {
        let mut stock_levels = self.details.stock_levels.iter();
        let index = stock_levels.position(|stock| stock.id() == id);
        index.ok_or_else(|| MemberError::NotFound {
            member: "warehouse stock",
            id: id.to_string(),
        })
    }

    fn expect_new_stock(
        &self,
        id: Option<WarehouseStockId>,
        details: &WarehouseStockDetails,
    ) -> Result<(), MemberError> {
        let mut others = self
            .details
            .stock_levels
            .iter()
            .filter(|other| Some(other.id()) != id);
        match others.find_map(|other| other.shared_with(details)) {
            Some(fields) => Err(MemberError::Duplicate { fields }),
            None => Ok(()),
        }
    }
}

/// Checks every rule on the stock levels that a warehouse begins with.
pub(super) fn parse_stock_levels(
    drafts: Vec<(WarehouseStockId, WarehouseStockDraft)>,
    violations: &mut Violations,
) -> Option<Vec<WarehouseStock>> {
    let stock_levels = each("stock_levels", drafts, violations, |(id, draft)| {
        WarehouseStockDetails::parse(draft).map(|details| WarehouseStock::new(id, details))
    })?;
    refuse_shared(
        "stock_levels",
        &stock_levels,
        violations,
        WarehouseStock::shares_with,
    );
    violations.required("stock_levels", Some(stock_levels), |members| {
        validation::count(members, ..=1000)
    })
}
