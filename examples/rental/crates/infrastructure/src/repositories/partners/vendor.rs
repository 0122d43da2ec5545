//! Vendors in the database.

use std::slice;

use async_trait::async_trait;
use domain::entities::partners::Vendor;
use domain::events::DomainEvent;
use domain::ids::VendorId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::partners::VendorRepository;

use crate::database::Connection;
use crate::database::find;
use crate::database::find_all;
use crate::database::insert;
use crate::database::insert_all;
use crate::database::is_used;
use crate::database::models;
use crate::database::models::partners::vendor::TABLE;
use crate::database::models::partners::vendor::restore;
use crate::database::models::partners::vendor::values;
use crate::database::remove;
use crate::database::update;
use crate::database::update_all;

/// Keeps vendors in a transaction.
pub(crate) struct SqlVendorRepository<'t> {
    connection: &'t mut Connection,
    events: &'t mut Vec<DomainEvent>,
}

impl<'t> SqlVendorRepository<'t> {
    pub(crate) fn new(connection: &'t mut Connection, events: &'t mut Vec<DomainEvent>) -> Self {
        Self { connection, events }
    }

    async fn check_unused(&mut self, id: VendorId) -> Result<(), RepositoryError> {
        if is_used(
            self.connection,
            &models::inventory::item::TABLE,
            "vendor_id",
            None,
            id.into(),
        )
        .await?
        {
            return Err(RepositoryError::InUse { by: "items" });
        }
        Ok(())
    }
}

#[async_trait]
impl VendorRepository for SqlVendorRepository<'_> {
    async fn find(&mut self, id: VendorId) -> Result<Option<Vendor>, RepositoryError> {
        find(&mut *self.connection, &TABLE, id.into(), restore).await
    }

    async fn find_all(&mut self, ids: &[VendorId]) -> Result<Vec<Option<Vendor>>, RepositoryError> {
        find_all(self.connection, &TABLE, ids, restore).await
    }

    async fn add_all(&mut self, vendors: &mut [Vendor]) -> Result<(), BulkError> {
        insert_all(self.connection, &TABLE, vendors, values).await?;
        self.events
            .extend(vendors.iter_mut().flat_map(Vendor::saved));
        Ok(())
    }

    async fn save_all(&mut self, vendors: &mut [Vendor]) -> Result<(), BulkError> {
        update_all(self.connection, &TABLE, vendors, values).await?;
        self.events
            .extend(vendors.iter_mut().flat_map(Vendor::saved));
        Ok(())
    }

    async fn add(&mut self, vendor: &mut Vendor) -> Result<(), RepositoryError> {
        insert(self.connection, &TABLE, slice::from_ref(vendor), values).await?;
        self.events.extend(vendor.saved());
        Ok(())
    }

    async fn save(&mut self, vendor: &mut Vendor) -> Result<(), RepositoryError> {
        update(self.connection, &TABLE, vendor, values).await?;
        self.events.extend(vendor.saved());
        Ok(())
    }

    async fn remove(&mut self, vendor: &mut Vendor) -> Result<(), RepositoryError> {
        // First the row: from then on nothing can begin to refer to it.
        remove(self.connection, &TABLE, vendor).await?;
        self.check_unused(vendor.id()).await?;
        self.events.extend(vendor.saved());
        Ok(())
    }
}
