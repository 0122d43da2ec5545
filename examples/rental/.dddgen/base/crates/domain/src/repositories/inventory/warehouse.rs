//! How warehouses are kept.

use async_trait::async_trait;

use crate::entities::inventory::Warehouse;
use crate::ids::WarehouseId;
use crate::repositories::BulkError;
use crate::repositories::RepositoryError;

/// Keeps warehouses.
#[async_trait]
pub trait WarehouseRepository: Send {
    /// The live warehouse with `id`; none if there is none, or it was deleted.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&mut self, id: WarehouseId) -> Result<Option<Warehouse>, RepositoryError>;

    /// The live warehouses with these ids, in their order; none where there is none.
    ///
    /// # Errors
    /// When the store fails.
    async fn find_all(
        &mut self,
        ids: &[WarehouseId],
    ) -> Result<Vec<Option<Warehouse>>, RepositoryError>;

    /// Adds many warehouses, in few steps.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), with the first one that is refused.
    async fn add_all(&mut self, warehouses: &mut [Warehouse]) -> Result<(), BulkError>;

    /// Saves the changes of many warehouses, in few steps.
    ///
    /// # Errors
    /// Those of [`save`](Self::save), with the first one that is refused.
    async fn save_all(&mut self, warehouses: &mut [Warehouse]) -> Result<(), BulkError>;

    /// Adds a warehouse, and takes over what happened to it.
    ///
    /// # Errors
    /// A value that has to be unique is taken, a reference leads nowhere, or the store fails.
    async fn add(&mut self, warehouse: &mut Warehouse) -> Result<(), RepositoryError>;

    /// Saves the changes that were made since it was read, provided that nobody else saved one,
    /// and takes over what happened to it.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), and when the stored version is another.
    async fn save(&mut self, warehouse: &mut Warehouse) -> Result<(), RepositoryError>;

    /// Saves a deletion: the warehouse is not found from then on, and its unique values are free.
    ///
    /// # Errors
    /// When others still refer to it, the stored version is another, or the store fails.
    async fn remove(&mut self, warehouse: &mut Warehouse) -> Result<(), RepositoryError>;
}
