//! How customers are kept.

use async_trait::async_trait;

use crate::entities::sales::Customer;
use crate::ids::CustomerId;
use crate::repositories::RepositoryError;

/// Keeps customers.
#[async_trait]
pub trait CustomerRepository: Send {
    /// The live customer with `id`; none if there is none, or it was deleted.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&mut self, id: CustomerId) -> Result<Option<Customer>, RepositoryError>;

    /// Adds a customer, and takes over what happened to it.
    ///
    /// # Errors
    /// A value that has to be unique is taken, a reference leads nowhere, or the store fails.
    async fn add(&mut self, customer: &mut Customer) -> Result<(), RepositoryError>;

    /// Saves the changes that were made since it was read, provided that nobody else saved one,
    /// and takes over what happened to it.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), and when the stored version is another.
    async fn save(&mut self, customer: &mut Customer) -> Result<(), RepositoryError>;

    /// Saves a deletion: the customer is not found from then on, and its unique values are free.
    ///
    /// # Errors
    /// When others still refer to it, the stored version is another, or the store fails.
    async fn remove(&mut self, customer: &mut Customer) -> Result<(), RepositoryError>;
}
