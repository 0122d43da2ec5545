//! What can be done with warehouse stocks, each time through their warehouse.

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::inventory::Warehouse;
use domain::entities::inventory::WarehouseStockDetails;
use domain::entities::inventory::WarehouseStockDraft;
use domain::ids::ItemId;
use domain::ids::WarehouseId;
use domain::ids::WarehouseStockId;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::member::Versioned;
use crate::member::seen_from;
use crate::queries::inventory::WarehouseQueries;
use crate::queries::inventory::WarehouseStockView;
use crate::queries::inventory::WarehouseView;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks to add a warehouse stock.
#[derive(Debug, Clone, PartialEq)]
pub struct AddWarehouseStock {
    /// The warehouse that gets it.
    pub root: WarehouseId,
    /// The versions that the warehouse may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says about itself.
    pub details: WarehouseStockDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to replace all that a warehouse stock says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplaceWarehouseStock {
    /// Its warehouse.
    pub root: WarehouseId,
    /// Which one.
    pub id: WarehouseStockId,
    /// The versions that the warehouse may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says from now on.
    pub details: WarehouseStockDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what a warehouse stock says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchWarehouseStock {
    /// Its warehouse.
    pub root: WarehouseId,
    /// Which one.
    pub id: WarehouseStockId,
    /// The versions that the warehouse may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What changes.
    pub changes: WarehouseStockChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to remove a warehouse stock.
#[derive(Debug, Clone, PartialEq)]
pub struct RemoveWarehouseStock {
    /// Its warehouse.
    pub root: WarehouseId,
    /// Which one.
    pub id: WarehouseStockId,
    /// The versions that the warehouse may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of a warehouse stock, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WarehouseStockChanges {
    /// Its item, by id.
    pub item_id: FieldChange<ItemId>,
    /// Its quantity.
    pub quantity: FieldChange<i32>,
}

impl WarehouseStockChanges {
    /// The draft after the changes.
    pub fn over(self, draft: WarehouseStockDraft) -> WarehouseStockDraft {
        WarehouseStockDraft {
            item_id: self.item_id.over(draft.item_id),
            quantity: self.quantity.over(draft.quantity),
        }
    }
}

/// All that can be done with warehouse stocks.
#[derive(Clone)]
pub struct WarehouseStockUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn WarehouseQueries>,
    clock: Arc<dyn Clock>,
}

impl WarehouseStockUseCases {
    /// The use cases on top of these ports.
    pub fn new(
        unit_of_work: Arc<dyn UnitOfWorkFactory>,
        queries: Arc<dyn WarehouseQueries>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            unit_of_work,
            queries,
            clock,
        }
    }

    /// The stock levels of a warehouse.
    ///
    /// # Errors
    /// There is no such warehouse, or the store fails.
    pub async fn list(
        &self,
        root: WarehouseId,
    ) -> Result<Versioned<Vec<WarehouseStockView>>, UseCaseError> {
        let found = self
            .queries
            .find(root)
            .await?
            .ok_or_else(|| root_not_found(root))?;
        Ok(Versioned {
            item: found.stock_levels,
            version: found.version,
        })
    }

    /// The warehouse stock with `id`.
    ///
    /// # Errors
    /// There is no such warehouse or warehouse stock, or the store fails.
    pub async fn get(
        &self,
        root: WarehouseId,
        id: WarehouseStockId,
    ) -> Result<Versioned<WarehouseStockView>, UseCaseError> {
        let found = self
            .queries
            .find(root)
            .await?
            .ok_or_else(|| root_not_found(root))?;
        shown(found, id)
    }

    /// Adds a warehouse stock, after all others.
    ///
    /// # Errors
    /// There is no such warehouse, its version is another, it refuses the
    /// warehouse stock, a reference leads nowhere, or the store fails.
    pub async fn add(
        &self,
        command: AddWarehouseStock,
    ) -> Result<Versioned<WarehouseStockView>, UseCaseError> {
        let AddWarehouseStock {
            root,
            expected,
            details,
            actor,
        } = command;
        let id = WarehouseStockId::generate();
        let changed = self
            .change(root, expected, id, |warehouse| {
                Ok(warehouse.add_stock(id, details, self.stamp(actor))?)
            })
            .await?;
        shown(changed, id)
    }

    /// Replaces all that a warehouse stock says about itself.
    ///
    /// # Errors
    /// There is none, or those of [`add`](Self::add).
    pub async fn replace(
        &self,
        command: ReplaceWarehouseStock,
    ) -> Result<Versioned<WarehouseStockView>, UseCaseError> {
        let ReplaceWarehouseStock {
            root,
            id,
            expected,
            details,
            actor,
        } = command;
        let changed = self
            .change(root, expected, id, |warehouse| {
                Ok(warehouse.change_stock(id, details, self.stamp(actor))?)
            })
            .await?;
        shown(changed, id)
    }

    /// Changes some of what a warehouse stock says about itself.
    ///
    /// # Errors
    /// The result breaks rules, or those of [`replace`](Self::replace).
    pub async fn patch(
        &self,
        command: PatchWarehouseStock,
    ) -> Result<Versioned<WarehouseStockView>, UseCaseError> {
        let PatchWarehouseStock {
            root,
            id,
            expected,
            changes,
            actor,
        } = command;
        let changed = self
            .change(root, expected, id, |warehouse| {
                let stock = warehouse.stock(id).ok_or_else(|| not_found(id))?;
                let details =
                    WarehouseStockDetails::parse(changes.over(WarehouseStockDraft::from(stock)))?;
                Ok(warehouse.change_stock(id, details, self.stamp(actor))?)
            })
            .await?;
        shown(changed, id)
    }

    /// Removes a warehouse stock; returns the version of its warehouse without it.
    ///
    /// # Errors
    /// There is none, the version is another, the warehouse cannot be without it, or the store
    /// fails.
    pub async fn remove(&self, command: RemoveWarehouseStock) -> Result<Version, UseCaseError> {
        let RemoveWarehouseStock {
            root,
            id,
            expected,
            actor,
        } = command;
        let changed = self
            .change(root, expected, id, |warehouse| {
                Ok(warehouse.remove_stock(id, self.stamp(actor))?)
            })
            .await?;
        Ok(changed.version)
    }

    async fn change(
        &self,
        id: WarehouseId,
        expected: Option<Vec<Version>>,
        stock_id: WarehouseStockId,
        change: impl FnOnce(&mut Warehouse) -> Result<(), UseCaseError> + Send,
    ) -> Result<WarehouseView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.warehouses().find(id).await?;
        let mut warehouse = found.ok_or_else(|| root_not_found(id))?;
        expect_version(expected.as_deref(), warehouse.version())?;
        change(&mut warehouse)?;
        let saved = unit_of_work.warehouses().save(&mut warehouse).await;
        saved.map_err(|error| {
            let mut stock_levels = warehouse.stock_levels().iter();
            let index = stock_levels.position(|stock| stock.id() == stock_id);
            seen_from("stock_levels", index, error)
        })?;
        unit_of_work.commit().await?;
        Ok(WarehouseView::from(&warehouse))
    }

    fn stamp(&self, by: ActorId) -> Stamp {
        Stamp {
            at: self.clock.now(),
            by,
        }
    }
}

fn shown(
    root: WarehouseView,
    id: WarehouseStockId,
) -> Result<Versioned<WarehouseStockView>, UseCaseError> {
    let mut stock_levels = root.stock_levels.into_iter();
    let found = stock_levels.find(|stock| stock.id == id);
    Ok(Versioned {
        item: found.ok_or_else(|| not_found(id))?,
        version: root.version,
    })
}

fn not_found(id: WarehouseStockId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "warehouse stock",
        id: id.to_string(),
    }
}

fn root_not_found(id: WarehouseId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "warehouse",
        id: id.to_string(),
    }
}
