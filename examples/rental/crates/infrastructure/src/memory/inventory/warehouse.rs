//! Warehouses in memory.

use application::queries::Page;
use application::queries::Query;
use application::queries::inventory::WarehouseField;
use application::queries::inventory::WarehouseQueries;
use application::queries::inventory::WarehouseView;
use async_trait::async_trait;
use domain::entities::inventory::Warehouse;
use domain::events::DomainEvent;
use domain::ids::WarehouseId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::inventory::WarehouseRepository;

use crate::memory::Memory;
use crate::memory::contents::Contents;
use crate::memory::listing::page;

#[async_trait]
impl WarehouseQueries for Memory {
    async fn find(&self, id: WarehouseId) -> Result<Option<WarehouseView>, RepositoryError> {
        Ok(self
            .state
            .lock()
            .await
            .warehouses
            .find(id.into())
            .map(WarehouseView::from))
    }

    async fn list(
        &self,
        query: &Query<WarehouseField>,
    ) -> Result<Page<WarehouseView>, RepositoryError> {
        Ok(page(
            self.state
                .lock()
                .await
                .warehouses
                .live()
                .map(WarehouseView::from),
            query,
        ))
    }
}

/// Keeps warehouses in a unit's copy of the state.
pub(crate) struct MemoryWarehouseRepository<'s> {
    state: &'s mut Contents,
    events: &'s mut Vec<DomainEvent>,
}

impl<'s> MemoryWarehouseRepository<'s> {
    pub(crate) fn new(state: &'s mut Contents, events: &'s mut Vec<DomainEvent>) -> Self {
        Self { state, events }
    }

    fn check_references(&self, warehouse: &Warehouse) -> Result<(), RepositoryError> {
        let mut missing = Vec::new();
        for (index, member) in warehouse.stock_levels().iter().enumerate() {
            if self.state.items.find(member.item_id().into()).is_none() {
                missing.push(format!("stock_levels/{index}/item_id"));
            }
        }
        if missing.is_empty() {
            return Ok(());
        }
        Err(RepositoryError::UnknownReference { fields: missing })
    }

    fn check_uniques(&self, warehouse: &Warehouse) -> Result<(), RepositoryError> {
        let table = &self.state.warehouses;
        table.expect_unique(warehouse, &["code"], |warehouse| Some(warehouse.code()))?;
        Ok(())
    }
}

#[async_trait]
impl WarehouseRepository for MemoryWarehouseRepository<'_> {
    async fn find(&mut self, id: WarehouseId) -> Result<Option<Warehouse>, RepositoryError> {
        Ok(self.state.warehouses.find(id.into()).cloned())
    }

    async fn find_all(
        &mut self,
        ids: &[WarehouseId],
    ) -> Result<Vec<Option<Warehouse>>, RepositoryError> {
        let warehouses = &self.state.warehouses;
        Ok(ids
            .iter()
            .map(|id| warehouses.find((*id).into()).cloned())
            .collect())
    }

    async fn add_all(&mut self, warehouses: &mut [Warehouse]) -> Result<(), BulkError> {
        for (index, warehouse) in warehouses.iter_mut().enumerate() {
            self.add(warehouse).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn save_all(&mut self, warehouses: &mut [Warehouse]) -> Result<(), BulkError> {
        for (index, warehouse) in warehouses.iter_mut().enumerate() {
            self.save(warehouse).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn add(&mut self, warehouse: &mut Warehouse) -> Result<(), RepositoryError> {
        self.check_references(warehouse)?;
        self.check_uniques(warehouse)?;
        self.events.extend(warehouse.saved());
        self.state.warehouses.insert(warehouse.clone());
        Ok(())
    }

    async fn save(&mut self, warehouse: &mut Warehouse) -> Result<(), RepositoryError> {
        self.check_references(warehouse)?;
        self.state.warehouses.expect_previous(warehouse)?;
        self.check_uniques(warehouse)?;
        self.events.extend(warehouse.saved());
        self.state.warehouses.insert(warehouse.clone());
        Ok(())
    }

    async fn remove(&mut self, warehouse: &mut Warehouse) -> Result<(), RepositoryError> {
        self.state.warehouses.expect_previous(warehouse)?;
        self.events.extend(warehouse.saved());
        self.state.warehouses.insert(warehouse.clone());
        Ok(())
    }
}
