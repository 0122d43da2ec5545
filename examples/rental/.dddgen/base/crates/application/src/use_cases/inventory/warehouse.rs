//! What can be done with warehouses.

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::inventory::Warehouse;
use domain::entities::inventory::WarehouseDetails;
use domain::entities::inventory::WarehouseDraft;
use domain::ids::WarehouseId;
use domain::value_objects::AddressDraft;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::inventory::WarehouseField;
use crate::queries::inventory::WarehouseQueries;
use crate::queries::inventory::WarehouseView;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks for a new warehouse.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateWarehouse {
    /// What it says about itself.
    pub details: WarehouseDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what a warehouse says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchWarehouse {
    /// Which one.
    pub id: WarehouseId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What changes.
    pub changes: WarehouseChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to delete a warehouse.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteWarehouse {
    /// Which one.
    pub id: WarehouseId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of a warehouse, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WarehouseChanges {
    /// Its code.
    pub code: FieldChange<String>,
    /// Its name.
    pub name: FieldChange<String>,
    /// Its address.
    pub address: FieldChange<AddressDraft>,
}

impl WarehouseChanges {
    /// The draft after the changes.
    pub fn over(self, draft: WarehouseDraft) -> WarehouseDraft {
        WarehouseDraft {
            code: self.code.over(draft.code),
            name: self.name.over(draft.name),
            address: self.address.over(draft.address),
            stock_levels: draft.stock_levels,
        }
    }
}

/// All that can be done with warehouses.
#[derive(Clone)]
pub struct WarehouseUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn WarehouseQueries>,
    clock: Arc<dyn Clock>,
}

impl WarehouseUseCases {
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

    /// The warehouse with `id`.
    ///
    /// # Errors
    /// There is none, or the store fails.
    pub async fn get(&self, id: WarehouseId) -> Result<WarehouseView, UseCaseError> {
        self.queries.find(id).await?.ok_or_else(|| not_found(id))
    }

    /// A page of warehouses.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn list(
        &self,
        query: &Query<WarehouseField>,
    ) -> Result<Page<WarehouseView>, UseCaseError> {
        Ok(self.queries.list(query).await?)
    }

    /// Creates a warehouse.
    ///
    /// # Errors
    /// A unique value is taken, a reference leads nowhere, or the store fails.
    pub async fn create(&self, command: CreateWarehouse) -> Result<WarehouseView, UseCaseError> {
        let stamp = self.stamp(command.actor);
        let mut warehouse = Warehouse::create(WarehouseId::generate(), command.details, stamp);
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.warehouses().add(&mut warehouse).await?;
        unit_of_work.commit().await?;
        Ok(WarehouseView::from(&warehouse))
    }

    /// Creates many warehouses, or none.
    ///
    /// # Errors
    /// Those of [`create`](Self::create), as [`UseCaseError::Item`].
    pub async fn create_all(
        &self,
        commands: Vec<CreateWarehouse>,
    ) -> Result<Vec<WarehouseView>, UseCaseError> {
        let created = commands.into_iter().map(|command| {
            let stamp = self.stamp(command.actor);
            Warehouse::create(WarehouseId::generate(), command.details, stamp)
        });
        let mut created: Vec<_> = created.collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.warehouses().add_all(&mut created).await?;
        unit_of_work.commit().await?;
        Ok(created.iter().map(WarehouseView::from).collect())
    }

    /// Changes some of what many warehouses say about themselves, or nothing.
    ///
    /// # Errors
    /// Those of [`patch`](Self::patch), as [`UseCaseError::Item`].
    pub async fn patch_all(
        &self,
        commands: Vec<PatchWarehouse>,
    ) -> Result<Vec<WarehouseView>, UseCaseError> {
        let ids: Vec<_> = commands.iter().map(|command| command.id).collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.warehouses().find_all(&ids).await?;
        let mut patched = Vec::with_capacity(found.len());
        for (index, (found, command)) in found.into_iter().zip(commands).enumerate() {
            let warehouse = self.patched(found, command);
            patched.push(warehouse.map_err(UseCaseError::item(index))?);
        }
        unit_of_work.warehouses().save_all(&mut patched).await?;
        unit_of_work.commit().await?;
        Ok(patched.iter().map(WarehouseView::from).collect())
    }

    fn patched(
        &self,
        found: Option<Warehouse>,
        command: PatchWarehouse,
    ) -> Result<Warehouse, UseCaseError> {
        let mut warehouse = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), warehouse.version())?;
        let draft = command.changes.over(WarehouseDraft::from(&warehouse));
        let details = WarehouseDetails::parse(draft)?;
        warehouse.revise(details, self.stamp(command.actor));
        Ok(warehouse)
    }

    /// Changes some of what a warehouse says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create) for what it would
    /// say then.
    pub async fn patch(&self, command: PatchWarehouse) -> Result<WarehouseView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.warehouses().find(command.id).await?;
        let mut warehouse = self.patched(found, command)?;
        unit_of_work.warehouses().save(&mut warehouse).await?;
        unit_of_work.commit().await?;
        Ok(WarehouseView::from(&warehouse))
    }

    /// Deletes a warehouse.
    ///
    /// # Errors
    /// There is none, its version is another, others refer to it, or the store fails.
    pub async fn delete(&self, command: DeleteWarehouse) -> Result<(), UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.warehouses().find(command.id).await?;
        let mut warehouse = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), warehouse.version())?;
        warehouse.delete(self.stamp(command.actor));
        unit_of_work.warehouses().remove(&mut warehouse).await?;
        Ok(unit_of_work.commit().await?)
    }

    fn stamp(&self, by: ActorId) -> Stamp {
        Stamp {
            at: self.clock.now(),
            by,
        }
    }
}

fn not_found(id: WarehouseId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "warehouse",
        id: id.to_string(),
    }
}
