//! How vendors are kept.

use async_trait::async_trait;

use crate::entities::partners::Vendor;
use crate::ids::VendorId;
use crate::repositories::BulkError;
use crate::repositories::RepositoryError;

/// Keeps vendors.
#[async_trait]
pub trait VendorRepository: Send {
    /// The live vendor with `id`; none if there is none, or it was deleted.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&mut self, id: VendorId) -> Result<Option<Vendor>, RepositoryError>;

    /// The live vendors with these ids, in their order; none where there is none.
    ///
    /// # Errors
    /// When the store fails.
    async fn find_all(&mut self, ids: &[VendorId]) -> Result<Vec<Option<Vendor>>, RepositoryError>;

    /// Adds many vendors, in few steps.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), with the first one that is refused.
    async fn add_all(&mut self, vendors: &mut [Vendor]) -> Result<(), BulkError>;

    /// Saves the changes of many vendors, in few steps.
    ///
    /// # Errors
    /// Those of [`save`](Self::save), with the first one that is refused.
    async fn save_all(&mut self, vendors: &mut [Vendor]) -> Result<(), BulkError>;

    /// Adds a vendor, and takes over what happened to it.
    ///
    /// # Errors
    /// A value that has to be unique is taken, a reference leads nowhere, or the store fails.
    async fn add(&mut self, vendor: &mut Vendor) -> Result<(), RepositoryError>;

    /// Saves the changes that were made since it was read, provided that nobody else saved one,
    /// and takes over what happened to it.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), and when the stored version is another.
    async fn save(&mut self, vendor: &mut Vendor) -> Result<(), RepositoryError>;

    /// Saves a deletion: the vendor is not found from then on, and its unique values are free.
    ///
    /// # Errors
    /// When others still refer to it, the stored version is another, or the store fails.
    async fn remove(&mut self, vendor: &mut Vendor) -> Result<(), RepositoryError>;
}
