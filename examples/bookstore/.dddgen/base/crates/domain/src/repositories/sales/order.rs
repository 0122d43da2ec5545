//! How orders are kept.

use async_trait::async_trait;

use crate::entities::sales::Order;
use crate::ids::OrderId;
use crate::repositories::BulkError;
use crate::repositories::RepositoryError;

/// Keeps orders.
#[async_trait]
pub trait OrderRepository: Send {
    /// The live order with `id`; none if there is none, or it was deleted.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&mut self, id: OrderId) -> Result<Option<Order>, RepositoryError>;

    /// The live orders with these ids, in their order; none where there is none.
    ///
    /// # Errors
    /// When the store fails.
    async fn find_all(&mut self, ids: &[OrderId]) -> Result<Vec<Option<Order>>, RepositoryError>;

    /// Adds many orders, in few steps.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), with the first one that is refused.
    async fn add_all(&mut self, orders: &mut [Order]) -> Result<(), BulkError>;

    /// Saves the changes of many orders, in few steps.
    ///
    /// # Errors
    /// Those of [`save`](Self::save), with the first one that is refused.
    async fn save_all(&mut self, orders: &mut [Order]) -> Result<(), BulkError>;

    /// Adds an order, and takes over what happened to it.
    ///
    /// # Errors
    /// A value that has to be unique is taken, a reference leads nowhere, or the store fails.
    async fn add(&mut self, order: &mut Order) -> Result<(), RepositoryError>;

    /// Saves the changes that were made since it was read, provided that nobody else saved one,
    /// and takes over what happened to it.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), and when the stored version is another.
    async fn save(&mut self, order: &mut Order) -> Result<(), RepositoryError>;

    /// Saves a deletion: the order is not found from then on, and its unique values are free.
    ///
    /// # Errors
    /// When others still refer to it, the stored version is another, or the store fails.
    async fn remove(&mut self, order: &mut Order) -> Result<(), RepositoryError>;
}
