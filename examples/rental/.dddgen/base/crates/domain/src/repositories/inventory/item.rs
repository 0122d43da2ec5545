//! How items are kept.

use async_trait::async_trait;

use crate::entities::inventory::Item;
use crate::ids::ItemId;
use crate::repositories::BulkError;
use crate::repositories::RepositoryError;

/// Keeps items.
#[async_trait]
pub trait ItemRepository: Send {
    /// The live item with `id`; none if there is none, or it was deleted.
    ///
    /// # Errors
    /// When the store fails.
    async fn find(&mut self, id: ItemId) -> Result<Option<Item>, RepositoryError>;

    /// The live items with these ids, in their order; none where there is none.
    ///
    /// # Errors
    /// When the store fails.
    async fn find_all(&mut self, ids: &[ItemId]) -> Result<Vec<Option<Item>>, RepositoryError>;

    /// Adds many items, in few steps.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), with the first one that is refused.
    async fn add_all(&mut self, items: &mut [Item]) -> Result<(), BulkError>;

    /// Saves the changes of many items, in few steps.
    ///
    /// # Errors
    /// Those of [`save`](Self::save), with the first one that is refused.
    async fn save_all(&mut self, items: &mut [Item]) -> Result<(), BulkError>;

    /// Adds an item, and takes over what happened to it.
    ///
    /// # Errors
    /// A value that has to be unique is taken, a reference leads nowhere, or the store fails.
    async fn add(&mut self, the_item: &mut Item) -> Result<(), RepositoryError>;

    /// Saves the changes that were made since it was read, provided that nobody else saved one,
    /// and takes over what happened to it.
    ///
    /// # Errors
    /// Those of [`add`](Self::add), and when the stored version is another.
    async fn save(&mut self, the_item: &mut Item) -> Result<(), RepositoryError>;

    /// Saves a deletion: the item is not found from then on, and its unique values are free.
    ///
    /// # Errors
    /// When others still refer to it, the stored version is another, or the store fails.
    async fn remove(&mut self, the_item: &mut Item) -> Result<(), RepositoryError>;
}
