//! The port to transactions: all of a unit's writes count, or none.

use async_trait::async_trait;
use domain::repositories::RepositoryError;
use domain::repositories::inventory::ItemRepository;
use domain::repositories::inventory::WarehouseRepository;
use domain::repositories::partners::ContactRepository;
use domain::repositories::partners::CustomerRepository;
use domain::repositories::partners::VendorRepository;
use domain::repositories::sales::SalesTransactionRepository;

/// A running transaction that hands out repositories; dropped without a commit, it leaves nothing.
#[async_trait]
pub trait UnitOfWork: Send {
    /// The customers, as this unit sees them.
    fn customers(&mut self) -> Box<dyn CustomerRepository + '_>;

    /// The vendors, as this unit sees them.
    fn vendors(&mut self) -> Box<dyn VendorRepository + '_>;

    /// The contacts, as this unit sees them.
    fn contacts(&mut self) -> Box<dyn ContactRepository + '_>;

    /// The items, as this unit sees them.
    fn items(&mut self) -> Box<dyn ItemRepository + '_>;

    /// The warehouses, as this unit sees them.
    fn warehouses(&mut self) -> Box<dyn WarehouseRepository + '_>;

    /// The sales transactions, as this unit sees them.
    fn sales_transactions(&mut self) -> Box<dyn SalesTransactionRepository + '_>;

    /// Makes the writes count, and then publishes what happened to the aggregates.
    ///
    /// # Errors
    /// When the store fails; then none of them counts.
    async fn commit(self: Box<Self>) -> Result<(), RepositoryError>;
}

/// Begins units of work.
#[async_trait]
pub trait UnitOfWorkFactory: Send + Sync {
    /// Begins a unit of work.
    ///
    /// # Errors
    /// When the store fails.
    async fn begin(&self) -> Result<Box<dyn UnitOfWork>, RepositoryError>;
}
