//! How contacts are kept.

use async_trait::async_trait;

use crate::entities::partners::Contact;
use crate::ids::ContactId;
use crate::ids::CustomerId;
use crate::ids::VendorId;
use crate::repositories::BulkError;
use crate::repositories::RepositoryError;

/// Keeps contacts.
#[async_trait]
pub trait ContactRepository: Send {
    /// The live contact with `id`; none if there is none, or it was deleted.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&mut self, id: ContactId) -> Result<Option<Contact>, RepositoryError>;

    /// The live contacts with these ids, in their order; none where there is none.
    ///
    /// # Errors
    /// When the store fails.
    async fn find_all(
        &mut self,
        ids: &[ContactId],
    ) -> Result<Vec<Option<Contact>>, RepositoryError>;

    /// Adds many contacts, in few steps.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), with the first one that is refused.
    async fn add_all(&mut self, contacts: &mut [Contact]) -> Result<(), BulkError>;

    /// Saves the changes of many contacts, in few steps.
    ///
    /// # Errors
    /// Those of [`save`](Self::save), with the first one that is refused.
    async fn save_all(&mut self, contacts: &mut [Contact]) -> Result<(), BulkError>;

    /// Some of the live contacts whose owner is `owner`, by their ids; none only when there
    /// are none.
    ///
    /// # Errors
    /// When the store fails.
    async fn by_owner_customer(
        &mut self,
        owner: CustomerId,
    ) -> Result<Vec<Contact>, RepositoryError>;

    /// Some of the live contacts whose owner is `owner`, by their ids; none only when there
    /// are none.
    ///
    /// # Errors
    /// When the store fails.
    async fn by_owner_vendor(&mut self, owner: VendorId) -> Result<Vec<Contact>, RepositoryError>;

    /// Adds a contact, and takes over what happened to it.
    ///
    /// # Errors
    /// A value that has to be unique is taken, a reference leads nowhere, or the store fails.
    async fn add(&mut self, contact: &mut Contact) -> Result<(), RepositoryError>;

    /// Saves the changes that were made since it was read, provided that nobody else saved one,
    /// and takes over what happened to it.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), and when the stored version is another.
    async fn save(&mut self, contact: &mut Contact) -> Result<(), RepositoryError>;

    /// Saves a deletion: the contact is not found from then on, and its unique values are free.
    ///
    /// # Errors
    /// When others still refer to it, the stored version is another, or the store fails.
    async fn remove(&mut self, contact: &mut Contact) -> Result<(), RepositoryError>;
}
