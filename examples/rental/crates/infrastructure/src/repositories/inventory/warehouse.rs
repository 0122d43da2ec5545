//! Warehouses in the database.

use std::slice;

use async_trait::async_trait;
use domain::entities::inventory::Warehouse;
use domain::events::DomainEvent;
use domain::ids::WarehouseId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::inventory::WarehouseRepository;

use crate::database::Astray;
use crate::database::Connection;
use crate::database::insert;
use crate::database::insert_all;
use crate::database::models;
use crate::database::models::inventory::warehouse::TABLE;
use crate::database::models::inventory::warehouse::parts;
use crate::database::models::inventory::warehouse::values;
use crate::database::remove;
use crate::database::update;
use crate::database::update_all;

/// Keeps warehouses in a transaction.
pub(crate) struct SqlWarehouseRepository<'t> {
    connection: &'t mut Connection,
    events: &'t mut Vec<DomainEvent>,
}

impl<'t> SqlWarehouseRepository<'t> {
    pub(crate) fn new(connection: &'t mut Connection, events: &'t mut Vec<DomainEvent>) -> Self {
        Self { connection, events }
    }

    async fn check_references(&mut self, warehouses: &[Warehouse]) -> Result<(), BulkError> {
        let mut astray = Astray::default();
        // What parts refer to that nobody has changed cannot have gone.
        let changed = || {
            warehouses
                .iter()
                .enumerate()
                .filter(|(_, warehouse)| warehouse.parts_changed())
        };
        let references = changed().flat_map(|(index, warehouse)| {
            warehouse
                .stock_levels()
                .iter()
                .enumerate()
                .map(move |(position, member)| {
                    let place = format!("stock_levels/{position}/item_id");
                    (index, place, member.item_id().into())
                })
        });
        astray
            .look_for_parts(
                self.connection,
                &models::inventory::item::TABLE,
                references.collect(),
            )
            .await?;
        astray.finish()
    }
}

#[async_trait]
impl WarehouseRepository for SqlWarehouseRepository<'_> {
    async fn find(&mut self, id: WarehouseId) -> Result<Option<Warehouse>, RepositoryError> {
        let found = parts::find_whole(self.connection, &[id]).await?;
        Ok(found.into_iter().next().flatten())
    }

    async fn find_all(
        &mut self,
        ids: &[WarehouseId],
    ) -> Result<Vec<Option<Warehouse>>, RepositoryError> {
        parts::find_whole(self.connection, ids).await
    }

    async fn add_all(&mut self, warehouses: &mut [Warehouse]) -> Result<(), BulkError> {
        self.check_references(warehouses).await?;
        insert_all(self.connection, &TABLE, warehouses, values).await?;
        let added: Vec<_> = warehouses.iter().collect();
        parts::add(self.connection, &added)
            .await
            .map_err(BulkError::at(0))?;
        self.events
            .extend(warehouses.iter_mut().flat_map(Warehouse::saved));
        Ok(())
    }

    async fn save_all(&mut self, warehouses: &mut [Warehouse]) -> Result<(), BulkError> {
        self.check_references(warehouses).await?;
        update_all(self.connection, &TABLE, warehouses, values).await?;
        parts::save(self.connection, warehouses)
            .await
            .map_err(BulkError::at(0))?;
        self.events
            .extend(warehouses.iter_mut().flat_map(Warehouse::saved));
        Ok(())
    }

    async fn add(&mut self, warehouse: &mut Warehouse) -> Result<(), RepositoryError> {
        let one = slice::from_ref(warehouse);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
        insert(self.connection, &TABLE, slice::from_ref(warehouse), values).await?;
        parts::add(self.connection, &[&*warehouse]).await?;
        self.events.extend(warehouse.saved());
        Ok(())
    }

    async fn save(&mut self, warehouse: &mut Warehouse) -> Result<(), RepositoryError> {
        let one = slice::from_ref(warehouse);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
        update(self.connection, &TABLE, warehouse, values).await?;
        parts::save(self.connection, slice::from_ref(warehouse)).await?;
        self.events.extend(warehouse.saved());
        Ok(())
    }

    async fn remove(&mut self, warehouse: &mut Warehouse) -> Result<(), RepositoryError> {
        remove(self.connection, &TABLE, warehouse).await?;
        self.events.extend(warehouse.saved());
        Ok(())
    }
}
