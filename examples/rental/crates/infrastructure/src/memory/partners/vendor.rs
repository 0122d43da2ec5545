//! Vendors in memory.

use application::queries::Page;
use application::queries::Query;
use application::queries::partners::VendorField;
use application::queries::partners::VendorQueries;
use application::queries::partners::VendorView;
use async_trait::async_trait;
use domain::entities::partners::Vendor;
use domain::events::DomainEvent;
use domain::ids::VendorId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::partners::VendorRepository;

use crate::memory::Memory;
use crate::memory::contents::Contents;
use crate::memory::listing::page;

#[async_trait]
impl VendorQueries for Memory {
    async fn find(&self, id: VendorId) -> Result<Option<VendorView>, RepositoryError> {
        Ok(self
            .state
            .lock()
            .await
            .vendors
            .find(id.into())
            .map(VendorView::from))
    }

    async fn list(&self, query: &Query<VendorField>) -> Result<Page<VendorView>, RepositoryError> {
        Ok(page(
            self.state.lock().await.vendors.live().map(VendorView::from),
            query,
        ))
    }
}

/// Keeps vendors in a unit's copy of the state.
pub(crate) struct MemoryVendorRepository<'s> {
    state: &'s mut Contents,
    events: &'s mut Vec<DomainEvent>,
}

impl<'s> MemoryVendorRepository<'s> {
    pub(crate) fn new(state: &'s mut Contents, events: &'s mut Vec<DomainEvent>) -> Self {
        Self { state, events }
    }

    fn check_uniques(&self, vendor: &Vendor) -> Result<(), RepositoryError> {
        let table = &self.state.vendors;
        table.expect_unique(vendor, &["name"], |vendor| Some(vendor.name()))?;
        Ok(())
    }

    fn check_unused(&self, id: VendorId) -> Result<(), RepositoryError> {
        if self
            .state
            .items
            .live()
            .any(|referrer| referrer.vendor_id() == id)
        {
            return Err(RepositoryError::InUse { by: "items" });
        }
        Ok(())
    }
}

#[async_trait]
impl VendorRepository for MemoryVendorRepository<'_> {
    async fn find(&mut self, id: VendorId) -> Result<Option<Vendor>, RepositoryError> {
        Ok(self.state.vendors.find(id.into()).cloned())
    }

    async fn find_all(&mut self, ids: &[VendorId]) -> Result<Vec<Option<Vendor>>, RepositoryError> {
        let vendors = &self.state.vendors;
        Ok(ids
            .iter()
            .map(|id| vendors.find((*id).into()).cloned())
            .collect())
    }

    async fn add_all(&mut self, vendors: &mut [Vendor]) -> Result<(), BulkError> {
        for (index, vendor) in vendors.iter_mut().enumerate() {
            self.add(vendor).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn save_all(&mut self, vendors: &mut [Vendor]) -> Result<(), BulkError> {
        for (index, vendor) in vendors.iter_mut().enumerate() {
            self.save(vendor).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn add(&mut self, vendor: &mut Vendor) -> Result<(), RepositoryError> {
        self.check_uniques(vendor)?;
        self.events.extend(vendor.saved());
        self.state.vendors.insert(vendor.clone());
        Ok(())
    }

    async fn save(&mut self, vendor: &mut Vendor) -> Result<(), RepositoryError> {
        self.state.vendors.expect_previous(vendor)?;
        self.check_uniques(vendor)?;
        self.events.extend(vendor.saved());
        self.state.vendors.insert(vendor.clone());
        Ok(())
    }

    async fn remove(&mut self, vendor: &mut Vendor) -> Result<(), RepositoryError> {
        self.state.vendors.expect_previous(vendor)?;
        self.check_unused(vendor.id())?;
        self.events.extend(vendor.saved());
        self.state.vendors.insert(vendor.clone());
        Ok(())
    }
}
